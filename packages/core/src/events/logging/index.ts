export { loggingApplication } from './application.ts';
export { loggingAudit } from './audit.ts';
export { loggingSecurity } from './security.ts';
