export { createLogWriter, type LogOptions, toRecords } from './records.ts';
export { disturb, type Disturbance, type DisturbedRecord, type Done } from './disturb.ts';
export { sampleEvent } from './sample.ts';
export { createSimulator, type SimulatedRecord, type Simulator, type SimulatorOptions } from './simulator.ts';
export type { SimulatedEvent } from './story.ts';
