export * from './catalog.ts';
export * from './define-event.ts';
export * from './envelope.ts';
export * from './type-name.ts';
