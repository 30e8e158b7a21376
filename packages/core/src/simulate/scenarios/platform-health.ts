import {
  consulDiscoverRequested,
  consulServiceDiscovered,
  consulServiceHealthChanged,
} from '../../events/consul/index.ts';
import {
  databaseConnectionLost,
  databaseConnectionRestored,
  databaseConnectionStatus,
} from '../../events/database/index.ts';
import { kafkaTopicActivity } from '../../events/kafka/index.ts';
import { serviceHealthChanged } from '../../events/service/index.ts';
import { longTailed, rounded, seedOf, wholeMs } from '../chance.ts';
import { type Condition, createIncidents, type Incidents } from '../incidents.ts';
import type { Cast, Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { databases, services } from '../vocabulary.ts';

const reportSeconds = 60;
const databaseSeconds = 30;
const topicSeconds = 15;
const discoverSeconds = 20;
/** Topics that are watched, with their share of the traffic. */
const traffic = [
  ['omninode.agent.v1', 0.7],
  ['omninode.token.v1', 0.2],
  ['omninode.service.v1', 0.1],
] as const;

export const platformHealth: Scenario = {
  name: 'platform-health',
  docs: 'Services, databases and topics report at their intervals, get into trouble and out of it; others look up where services run.',
  longestMs: 60_000,
  clockRate:
    services.length / reportSeconds +
    databases.length / databaseSeconds +
    traffic.length / topicSeconds +
    2 / discoverSeconds,
  cast: createPlatform,
};

interface Part {
  readonly name: string;
  /** Second of its report within an interval. */
  readonly phase: number;
  readonly trouble: Incidents;
}

const partsOf = (own: number, names: readonly string[], likelihood: number): readonly Part[] =>
  names.map((name) => ({ name, phase: seedOf(own, name), trouble: createIncidents(own, name, likelihood) }));
const ownSeed = (seed: number, tenantId: string): number => seedOf(seed, 'platform', tenantId);
const databasesOf = (own: number): readonly Part[] => partsOf(own, databases, 0.25);

/** Whether a database of a tenant is away: other scenarios go by it, whether or not this one is told. */
export function createDatabaseTroubles(seed: number, tenantId: string): { outageAt(second: number): boolean } {
  const parts = databasesOf(ownSeed(seed, tenantId));
  return { outageAt: (second) => parts.some(({ trouble }) => trouble.conditionAt(second) === 'unhealthy') };
}

const words: Readonly<Record<Condition, { readonly consul: string; readonly message: string }>> = {
  healthy: { consul: 'passing', message: 'all checks pass' },
  degraded: { consul: 'warning', message: 'answers slowly' },
  unhealthy: { consul: 'critical', message: 'does not answer its health check' },
};

/** Services, databases and topics of one tenant: reports at their intervals, changes when they happen. */
function createPlatform(seed: number, tenantId: string): Cast {
  const own = ownSeed(seed, tenantId);
  const serviceParts = partsOf(own, services, 0.3);
  const databaseParts = databasesOf(own);
  const topicPhases = traffic.map(([topic]) => seedOf(own, topic));

  function tellServices(stage: Stage): void {
    const { second, random } = stage.scene;
    for (const { name, phase, trouble } of serviceParts) {
      const now = trouble.conditionAt(second);
      const before = trouble.conditionAt(second - 1);
      if (now === before && (second + phase) % reportSeconds !== 0) continue;
      const time = second * 1000 + 900 * random();
      const slow = now === 'healthy' ? 1 : now === 'degraded' ? 8 : 30;
      const latency =
        now === 'unhealthy' && random() < 0.5
          ? {}
          : { latencyMs: wholeMs(longTailed(random, (8 + (phase % 40)) * slow, 0.3)) };
      const { consul, message } = words[now];
      const changed = now === before ? {} : { previousStatus: before };
      const report = { serviceName: name, status: now, message, ...latency, ...changed };
      const cause = stage.tell(serviceHealthChanged, time, name, report, { subject: name });
      if (now === before) continue;
      const seen = { serviceName: name, serviceId: `${name}-1`, status: consul, previousStatus: words[before].consul };
      stage.tell(
        consulServiceHealthChanged,
        time + 40,
        'consul-agent',
        { ...seen, output: message },
        { causationId: cause },
      );
    }
  }

  function tellDatabases(stage: Stage): void {
    const { second, random } = stage.scene;
    for (const { name, phase, trouble } of databaseParts) {
      const now = trouble.conditionAt(second);
      const before = trouble.conditionAt(second - 1);
      const time = second * 1000 + 900 * random();
      const source = 'postgres-adapter';
      if (now === 'unhealthy' && before !== 'unhealthy') {
        const lost = { databaseName: name, lostAt: wholeMs(time), reason: 'connection refused', activeConnections: 0 };
        stage.tell(databaseConnectionLost, time, source, lost, { subject: name });
      } else if (now !== 'unhealthy' && before === 'unhealthy') {
        const downtimeMs = (second - lostSince(trouble, second)) * 1000;
        const back = {
          databaseName: name,
          restoredAt: wholeMs(time),
          downtimeMs,
          reconnectAttempts: 1 + Math.floor(downtimeMs / 5000),
        };
        stage.tell(databaseConnectionRestored, time, source, back, { subject: name });
      }
      if (now === 'unhealthy' || (second + phase) % databaseSeconds !== 0) continue;
      const poolMax = 40;
      const load = Math.min(1, 0.35 * stage.scene.busy * (now === 'degraded' ? 2 : 1) * (0.8 + 0.4 * random()));
      const poolActive = Math.round(poolMax * load);
      const status = {
        databaseName: name,
        status: now,
        responseTimeMs: wholeMs(longTailed(random, now === 'degraded' ? 160 : 4, 0.35)),
        poolActive,
        poolIdle: poolMax - poolActive,
        poolMax,
        poolUtilization: rounded((100 * poolActive) / poolMax, 1e4),
        serverVersion: '16.4',
      };
      stage.tell(databaseConnectionStatus, time, source, status, { subject: name });
    }
  }

  function tellTopics(stage: Stage): void {
    const { second, random, rate, busy } = stage.scene;
    traffic.forEach(([topic, part], index) => {
      if ((second + (topicPhases[index] as number)) % topicSeconds !== 0) return;
      const messagesPerSecond = rounded(rate * busy * part * (0.9 + 0.2 * random()), 1e3);
      const activity = {
        topic,
        windowMs: topicSeconds * 1000,
        messagesCount: Math.round(messagesPerSecond * topicSeconds),
        messagesPerSecond,
        partitionCount: 6,
        consumerLag: Math.round(longTailed(random, 4 + messagesPerSecond / 10, 0.8)),
        activeConsumers: 2,
        errors: random() < 0.004 ? 1 + Math.floor(random() * 3) : 0,
      };
      stage.tell(kafkaTopicActivity, second * 1000 + 900 * random(), 'kafka-monitor', activity, { subject: topic });
    });
  }

  function tellLookups(stage: Stage): void {
    const { second, random } = stage.scene;
    if ((second + own) % discoverSeconds !== 0) return;
    const serviceName = services[Math.floor(random() * services.length)] as string;
    const time = second * 1000 + 900 * random();
    const correlationId = stage.id();
    const asked = stage.tell(
      consulDiscoverRequested,
      time,
      'agent-runner',
      { serviceName, passingOnly: true },
      { correlationId },
    );
    const durationMs = wholeMs(longTailed(random, 3, 0.5));
    const instances = [
      { serviceId: `${serviceName}-1`, node: 'node-a', address: '10.0.0.11', port: 8080, status: 'passing' },
    ];
    const found = { serviceName, instances, instanceCount: 1, durationMs, cacheHit: random() < 0.6 };
    stage.tell(consulServiceDiscovered, time + durationMs, 'consul-agent', found, {
      correlationId,
      causationId: asked,
    });
  }

  return {
    clock(stage) {
      tellServices(stage);
      tellDatabases(stage);
      tellTopics(stage);
      tellLookups(stage);
    },
  };
}

/** The second in which the outage that ends before `second` began. */
function lostSince(trouble: Incidents, second: number): number {
  let since = second - 1;
  while (trouble.conditionAt(since - 1) === 'unhealthy') since -= 1;
  return since;
}
