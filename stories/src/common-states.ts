/** The states that every pane has a story of, as names of exports. `scripts/stories.test.ts` finds what is missing. */
export const commonStates = [
  'Snapshot',
  'Live',
  'Loading',
  'EmptyNeverSeen',
  'EmptyNotInRange',
  'ErrorWithRetry',
  'Denied',
  'Offline',
  'Stale',
  'Paused',
  'Gap',
  'Simulated',
  'Recorded',
  'Cached',
  'TableTwin',
  'Narrow280',
  'Half480',
  'Dark',
  'HighContrast',
  'RightToLeft',
] as const;
export type CommonState = (typeof commonStates)[number];
