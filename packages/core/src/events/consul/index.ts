export { consulDeregisterRequested } from './deregister-requested.ts';
export { consulServiceDeregistered } from './deregistered.ts';
export { consulDiscoverRequested } from './discover-requested.ts';
export { consulServiceDiscovered } from './discovered.ts';
export { consulServiceHealthChanged } from './health-changed.ts';
export { consulRegisterRequested } from './register-requested.ts';
export { consulServiceRegistered } from './registered.ts';
