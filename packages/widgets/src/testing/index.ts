/** A client that tests and stories answer by hand, and believable data for it. */
export { createFakeClient, type FakeClient, type FakeView } from './fake-client.ts';
export { answerAgain, empty, shownBy, silence, viewsOf } from './answers.ts';
export type { PaneSamples } from './pane-samples.ts';
export * from './samples.ts';
export * from './flow-samples.ts';
export * from './network-samples.ts';
