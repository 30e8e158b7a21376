import { readFileSync } from 'node:fs';
import * as z from 'zod';

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** Version of this package; the manifest lies one folder above both `src` and `dist`. */
export const { version } = z.object({ version: z.string() }).parse(manifest);
