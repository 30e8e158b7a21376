/** What a page without npm calls: `import { about, configure, linkGroup } from '…/cdn/streamglass.js'`. It registers no tag. */
export { about, configure, forget, linkGroup, onIssue, reauthenticate } from '@streamglass/core/page';
export { registerMessages } from './messages/messages.ts';
