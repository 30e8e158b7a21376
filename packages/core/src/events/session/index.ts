export { sessionEnded } from './ended.ts';
export { sessionOutcomeStated } from './outcome-stated.ts';
export { sessionPromptSubmitted } from './prompt-submitted.ts';
export { sessionStarted } from './started.ts';
export { sessionToolExecuted } from './tool-executed.ts';
