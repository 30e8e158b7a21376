/** Path of a Chromium; throws with the cures when there is none. */
export function findChrome(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): string;
export function isShell(path: string): boolean;
/** Flags for every start. */
export const args: string[];
