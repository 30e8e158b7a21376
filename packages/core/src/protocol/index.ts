export * from './close-codes.ts';
export * from './down.ts';
export * from './filter.ts';
export * from './meta.ts';
export * from './ops.ts';
export * from './up.ts';
export * from './version.ts';
