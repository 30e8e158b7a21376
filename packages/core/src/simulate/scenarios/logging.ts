import { kafkaTopicActivity } from '../../events/kafka/index.ts';
import { loggingApplication, loggingAudit, loggingSecurity } from '../../events/logging/index.ts';
import { amount, lasting, longTailed, pick, pickSkewed, rounded } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { people, services } from '../vocabulary.ts';

const topicSeconds = 30;
/** Topics of the log itself, with their share of it. */
const topics = [
  ['omninode.logging.application.v1', 0.8],
  ['omninode.logging.audit.v1', 0.1],
  ['omninode.logging.security.v1', 0.1],
] as const;

const lines = [
  ['INFO', 'request answered'],
  ['INFO', 'cache refreshed'],
  ['DEBUG', 'plan of the query taken from the cache'],
  ['WARNING', 'the answer took longer than 500 ms'],
  ['ERROR', 'the mail server refused the connection'],
] as const;

export const logging: Scenario = {
  name: 'logging',
  docs: 'Services write lines to their logs while they answer requests; who did what is audited, accesses are checked, and the traffic of the topics that carry it all is counted.',
  longestMs: 5_000,
  eventsPerStory: 4,
  clockRate: topics.length / topicSeconds,
  cast: () => ({ story: tellRequest, clock: tellTopics }),
};

function tellRequest(stage: Stage, startedAt: number): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const serviceName = pickSkewed(random, services);
  const userId = pick(random, people);
  let time = startedAt;
  if (random() < 0.5) {
    const decision = random() < 0.96 ? 'allow' : 'deny';
    const access = { action: 'read', userId, resource: `${serviceName}/reports`, decision } as const;
    chain.tell(loggingSecurity, time, 'access-gate', { ...access, context: { method: 'GET' } });
    if (decision === 'deny') return;
  }
  for (let count = 1 + Math.floor(random() * 5); count > 0; count--) {
    time += lasting(random, 120, 4_000);
    const [level, message] = pickSkewed(random, lines);
    chain.tell(loggingApplication, time, serviceName, {
      serviceName,
      instanceId: `${serviceName}-1`,
      level,
      message,
      logger: `${serviceName}.http`,
      code: level === 'ERROR' ? 'MAIL_REFUSED' : 'OK',
      context: { thread: 1 + Math.floor(random() * 8) },
    });
  }
  if (random() > 0.5) return;
  const action = pick(random, ['report.export', 'settings.change', 'user.invite']);
  const outcome = random() < 0.95 ? 'success' : 'failure';
  chain.tell(loggingAudit, time + 20, serviceName, {
    action,
    actor: userId,
    resource: `${serviceName}/settings`,
    outcome,
  });
}

function tellTopics(stage: Stage): void {
  const { second, random, rate, busy } = stage.scene;
  if (second % topicSeconds !== 11) return;
  for (const [topic, part] of topics) {
    const messagesPerSecond = rounded(rate * busy * part * longTailed(random, 1, 0.05), 1e3);
    const messagesCount = Math.round(messagesPerSecond * topicSeconds);
    stage.tell(kafkaTopicActivity, second * 1000 + 500, 'kafka-monitor', {
      topic,
      windowMs: topicSeconds * 1000,
      messagesCount,
      messagesPerSecond,
      bytesIn: messagesCount * 420,
      partitionCount: 6,
      consumerLag: amount(random, 3 + messagesPerSecond / 10),
      activeConsumers: 1,
      errors: 0,
    });
  }
}
