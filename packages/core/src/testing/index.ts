export * from './fake-server.ts';
export * from './fake-socket.ts';
export * from './manual-clock.ts';
export { plainMeta, type ScriptedView } from './scripted-engine.ts';
