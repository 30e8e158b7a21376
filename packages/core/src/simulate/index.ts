export { createLogWriter, type LogOptions, toRecords } from './records.ts';
export { disturb, type Disturbance, type DisturbedRecord, type Done } from './disturb.ts';
export { chanceOf, seedOf } from './chance.ts';
export { type Condition, createIncidents, type Incidents } from './incidents.ts';
export { type Pace, paceOf } from './pace.ts';
export { sampleEvent } from './sample.ts';
export { type Cast, type Scenario, storyScenario } from './scenario.ts';
export { type ChosenScenario, scenarios } from './scenarios/index.ts';
export { type Shape, shapes } from './shapes.ts';
export {
  createSimulator,
  type PlayOptions,
  type SimulatedRecord,
  type Simulator,
  type SimulatorOptions,
} from './simulator.ts';
export { createTimetable } from './timetable.ts';
export type { Chain, Scene, SimulatedEvent, Stage } from './story.ts';
