import { storyScenario } from '@streamglass/core/simulate';
import { buildFinished } from './own-events-fixture.ts';

/** A scenario of nobody's tree, for tests of `--scenario`. */
export const builds = storyScenario({
  name: 'acme-builds',
  docs: 'A build ends.',
  longestMs: 60_000,
  eventsPerStory: 1,
  story({ scene: { random } }, startedAt, chain) {
    const tookMs = Math.round(1_000 + 50_000 * random());
    chain.tell(buildFinished, startedAt + tookMs, 'builder', {
      buildId: `b-${chain.correlationId.slice(0, 8)}`,
      tookMs,
    });
  },
});
