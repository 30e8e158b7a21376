export { databaseConnectionLost } from './connection-lost.ts';
export { databaseConnectionRestored } from './connection-restored.ts';
export { databaseConnectionStatus } from './connection-status.ts';
