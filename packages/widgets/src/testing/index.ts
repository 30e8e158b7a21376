/** A client that tests and stories answer by hand, and believable data for it. */
export { createFakeClient, type FakeClient, type FakeView } from './fake-client.ts';
export * from './samples.ts';
export * from './flow-samples.ts';
export * from './network-samples.ts';
