export { createLocalClient, type LocalClient, type LocalClientOptions, type LocalRecord } from './local-client.ts';
