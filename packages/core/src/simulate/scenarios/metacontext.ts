import {
  metacontextCreated,
  metacontextExpired,
  metacontextShared,
  metacontextUpdated,
} from '../../events/metacontext/index.ts';
import { amount, lasting, pick, pickSkewed } from '../chance.ts';
import { type Scenario, storyScenario } from '../scenario.ts';
import { agents } from '../vocabulary.ts';

const source = 'context-keeper';

export const metacontext: Scenario = storyScenario({
  name: 'metacontext',
  docs: 'Agents make a context, share it with others, add to it while they work, and let it expire.',
  longestMs: 200_000,
  eventsPerStory: 4.9,
  story({ scene: { random } }, startedAt, chain) {
    const contextId = `ctx-${chain.correlationId.slice(0, 18)}`;
    const scope = pick(random, ['session', 'project', 'team']);
    const origin = pickSkewed(random, agents);
    let sizeBytes = amount(random, 4_000);
    let entityCount = amount(random, 8);
    let version = 1;
    const now = () => ({ contextId, scope, origin, sizeBytes, entityCount, version: `${version}` });
    let time = startedAt;
    chain.tell(metacontextCreated, time, source, now());
    time += lasting(random, 2_000, 10_000);
    const sharedWith = agents.filter((agent) => agent !== origin && random() < 0.15);
    if (sharedWith.length > 0) chain.tell(metacontextShared, time, source, { ...now(), sharedWith });
    for (let changes = Math.floor(random() * 5); changes > 0; changes--) {
      time += lasting(random, 9_000, 30_000);
      const changedEntities = 1 + Math.floor(random() * 4);
      version += 1;
      entityCount += changedEntities;
      sizeBytes += changedEntities * 400;
      chain.tell(metacontextUpdated, time, source, { ...now(), changedEntities });
    }
    time += lasting(random, 20_000, 60_000);
    const reason = random() < 0.8 ? 'its time ran out' : 'its session ended';
    chain.tell(metacontextExpired, time, source, { ...now(), reason });
  },
});
