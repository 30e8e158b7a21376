export { nodeAnnounce } from './announce.ts';
export { nodeIntrospectResponse } from './introspect-response.ts';
export { registryIntrospectRequest } from './registry-introspect-request.ts';
export { nodeServiceDeregistered } from './service-deregistered.ts';
export { nodeServiceRegistered } from './service-registered.ts';
