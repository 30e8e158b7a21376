export { type Config, readConfig, type Sources, type Wanted } from './config.ts';
export type {
  LogBatch,
  LogConsumer,
  LogMessage,
  LogPartition,
  LogReader,
  LogState,
  LogWriter,
} from './ingest/log-port.ts';
export { openInput } from './input.ts';
export { createEngine } from './engine.ts';
export { type Parts, type Running, start } from './main.ts';
export { createLog } from './observability/log.ts';
