import type { Messages } from './messages.ts';

/** What chips of filters say; they come with the first one. */
export const filterWords: Messages = {
  'filter.remove': 'Remove {v}',
  'filter.many': '{what}: {n} chosen',
  'filter.none': 'Nothing here is called {list}.',
  'entity.agent': 'Agent',
  'entity.service': 'Service',
  'entity.domain': 'Domain',
  'entity.event-type': 'Type',
  'entity.producer': 'Producer',
  'entity.correlation': 'Correlation',
};
