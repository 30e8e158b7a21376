/** KB of gzip of the built files of `dist/`; `budget` is null where none is stated. */
export function paneSizes(): { name: string; size: number; budget: number | null }[];
