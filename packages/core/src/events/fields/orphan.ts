import { choice, count, instant, optional, text } from '../meanings.ts';

/** A file that nothing refers to. */
export const orphanFields = {
  filePath: text(),
  relativePath: optional(text()),
  orphanType: optional(choice(['no_imports', 'unreachable', 'dead_code'])),
  reason: optional(text()),
  entryPointDistance: optional(count()),
  importCount: optional(count()),
  entityCount: optional(count()),
  lastModified: optional(instant()),
};
