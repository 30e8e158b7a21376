export { metacontextCreated } from './created.ts';
export { metacontextExpired } from './expired.ts';
export { metacontextShared } from './shared.ts';
export { metacontextUpdated } from './updated.ts';
