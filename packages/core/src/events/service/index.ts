export { serviceDeregistered } from './deregistered.ts';
export { serviceHealthChanged } from './health-changed.ts';
export { serviceRegistered } from './registered.ts';
