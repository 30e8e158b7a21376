export type { CacheKind } from './cache.ts';
export * from './client.ts';
export type { ConnectionEvent, ConnectionState, Problem } from './connection-state.ts';
export { feedWord } from './feed.ts';
export * from './handle.ts';
export * from './socket.ts';
export { type Token, type TokenSource } from './token.ts';
export { about, clientApi } from './version.ts';
