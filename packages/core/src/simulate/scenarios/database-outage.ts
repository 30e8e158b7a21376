import {
  databaseConnectionLost,
  databaseConnectionRestored,
  databaseConnectionStatus,
  databaseMigrationCompleted,
  databaseMigrationFailed,
  databaseMigrationRequested,
  databaseQueryCompleted,
  databaseQueryFailed,
  databaseQueryRequested,
  databaseTransactionCompleted,
  databaseTransactionFailed,
  databaseTransactionRequested,
} from '../../events/database/index.ts';
import { hidden } from '../../events/meanings.ts';
import { nodeCircuitBreakerChanged, nodeErrorDetected } from '../../events/node/index.ts';
import { amount, chanceOf, lasting, pick, pickSkewed, rounded, seedOf, wholeMs } from '../chance.ts';
import { createIncidents, type Incidents } from '../incidents.ts';
import type { Cast, Scenario } from '../scenario.ts';
import type { Chain, Stage } from '../story.ts';
import { failure, type Reason } from './failure.ts';

const source = 'postgres-adapter';
const databases = [
  { databaseName: 'orders-db', tables: ['orders', 'order_lines', 'customers'] },
  { databaseName: 'ledger-db', tables: ['entries', 'accounts'] },
] as const;
const statusSeconds = 60;
const daySeconds = 86_400;
const migrationAt = 3 * 3600;
const connectionLost: Reason = [
  'CONNECTION_LOST',
  'the connection was closed by the server',
  'try again once it is back',
];

export const databaseOutage: Scenario = {
  name: 'database-outage',
  docs: 'Queries and transactions run until a database is lost: they fail, a breaker opens, the connection comes back and they work again; at night schemas migrate.',
  longestMs: 60_000,
  eventsPerStory: 2,
  clockRate: databases.length / statusSeconds,
  cast: createDatabases,
};

function createDatabases(seed: number, tenantId: string): Cast {
  const own = seedOf(seed, 'database-outage', tenantId);
  const parts = databases.map((database) => ({
    ...database,
    phase: seedOf(own, database.databaseName) % statusSeconds,
    trouble: createIncidents(own, database.databaseName, 0.5),
  }));
  return {
    story(stage, startedAt) {
      const { random, second } = stage.scene;
      const part = pickSkewed(random, parts);
      const condition = part.trouble.conditionAt(second);
      const tableName = pickSkewed(random, part.tables);
      if (random() < 0.7) tellQuery(stage, startedAt, tableName, condition);
      else tellTransaction(stage, startedAt, part.databaseName, condition);
    },
    clock(stage) {
      const { second } = stage.scene;
      for (const { databaseName, phase, trouble } of parts) {
        const isAway = trouble.conditionAt(second) === 'unhealthy';
        const wasAway = trouble.conditionAt(second - 1) === 'unhealthy';
        if (isAway !== wasAway) {
          const since = isAway ? second : lostSince(trouble, second);
          // Loss and return are of one chain, whenever they are told: its name follows from when the outage began.
          const correlationId = `outage-${(seedOf(own, databaseName, since) >>> 0).toString(16)}-${since.toString(16)}`;
          const chain = stage.chain(correlationId);
          if (isAway) tellLoss(stage, databaseName, chain);
          else tellReturn(stage, databaseName, second - since, chain);
        }
        if (!isAway && second % statusSeconds === phase) tellStatus(stage, databaseName, trouble.conditionAt(second));
      }
      if (second % daySeconds === migrationAt)
        tellMigration(stage, pick(chanceOf(own, second), databases).databaseName);
    },
  };
}

/** The second in which the outage that ends at `second` began. */
function lostSince(trouble: Incidents, second: number): number {
  let since = second - 1;
  while (trouble.conditionAt(since - 1) === 'unhealthy') since -= 1;
  return since;
}

type Condition = ReturnType<Incidents['conditionAt']>;
const slower: Readonly<Record<Condition, number>> = { healthy: 1, degraded: 12, unhealthy: 1 };
const likelyToFail: Readonly<Record<Condition, number>> = { healthy: 0.004, degraded: 0.06, unhealthy: 0.97 };

function tellQuery(stage: Stage, startedAt: number, tableName: string, condition: Condition): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const operationType = pickSkewed(random, ['SELECT', 'UPDATE', 'INSERT'] as const);
  const fetchMode = operationType === 'SELECT' ? 'many' : 'execute';
  const query = `${operationType} … ${tableName}`;
  const asked = { query, operationType, tableName, fetchMode, timeoutMs: 5_000, params: hidden } as const;
  chain.tell(databaseQueryRequested, startedAt, 'order-service', asked);
  const about = { query, queryHash: `q-${seedOf(query).toString(16)}`, operationType, tableName, fetchMode } as const;
  if (random() < likelyToFail[condition]) {
    const durationMs = condition === 'unhealthy' ? lasting(random, 40, 400) : 5_000;
    const why =
      condition === 'unhealthy'
        ? connectionLost
        : (['QUERY_TIMEOUT', 'canceled after 5 s', 'look for a missing index'] as const);
    chain.tell(databaseQueryFailed, startedAt + durationMs, source, { ...failure(why), ...about, durationMs });
    return;
  }
  const durationMs = lasting(random, 3 * slower[condition], 4_900, 0.7);
  chain.tell(databaseQueryCompleted, startedAt + durationMs, source, {
    ...about,
    durationMs,
    rowCount: operationType === 'SELECT' ? amount(random, 20) : 1,
    databaseType: 'postgresql',
    queryLength: query.length,
    parameterCount: 1 + Math.floor(random() * 4),
    affectedTables: [tableName],
    data: hidden,
  });
}

function tellTransaction(stage: Stage, startedAt: number, databaseName: string, condition: Condition): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const transactionId = `tx-${chain.correlationId.slice(0, 18)}`;
  const statementCount = 2 + Math.floor(random() * 6);
  const asked = { transactionId, databaseName, isolationLevel: 'read-committed', statementCount, timeoutMs: 10_000 };
  chain.tell(databaseTransactionRequested, startedAt, 'order-service', asked);
  const about = { transactionId, databaseName, statementCount };
  if (random() < likelyToFail[condition]) {
    const durationMs = lasting(random, 60, 900);
    const why =
      condition === 'unhealthy'
        ? connectionLost
        : (['SERIALIZATION_CONFLICT', 'another transaction was first', 'try again'] as const);
    const failed = { ...failure(why), ...about, rolledBack: true, durationMs };
    chain.tell(databaseTransactionFailed, startedAt + durationMs, source, failed);
    return;
  }
  const durationMs = lasting(random, 14 * slower[condition], 9_900, 0.6);
  const done = { ...about, rowsAffected: amount(random, 5), durationMs, committed: true };
  chain.tell(databaseTransactionCompleted, startedAt + durationMs, source, done);
}

function tellLoss(stage: Stage, databaseName: string, chain: Chain): void {
  const { random, second } = stage.scene;
  const time = second * 1000 + 100 * random();
  const reason = pick(random, ['the server shut down', 'no route to the host', 'too many connections']);
  const lost = {
    databaseName,
    host: `${databaseName}.internal`,
    lostAt: wholeMs(time),
    reason,
    errorCode: 'CONNECTION_LOST',
  };
  chain.tell(databaseConnectionLost, time, source, { ...lost, activeConnections: 0, reconnectAttempt: 1 });
  const error = { errorCode: 'CONNECTION_LOST', errorMessage: reason, severity: 'critical', nodeName: source };
  chain.aside(nodeErrorDetected, time + 30, source, {
    ...error,
    nodeType: 'effect',
    transportType: 'db',
    operation: 'connect',
  });
  const opened = {
    serviceName: databaseName,
    newState: 'OPEN',
    previousState: 'CLOSED',
    failureCount: 5,
    resetTimeoutMs: 30_000,
  } as const;
  chain.aside(nodeCircuitBreakerChanged, time + lasting(random, 800, 4_000), source, opened);
}

function tellReturn(stage: Stage, databaseName: string, awaySeconds: number, chain: Chain): void {
  const { random, second } = stage.scene;
  const time = second * 1000 + 100 * random();
  const tried = { serviceName: databaseName, newState: 'HALF_OPEN', previousState: 'OPEN', failureCount: 5 } as const;
  chain.tell(nodeCircuitBreakerChanged, time, source, tried);
  const downtimeMs = awaySeconds * 1000;
  const back = {
    databaseName,
    restoredAt: wholeMs(time + 120),
    downtimeMs,
    reconnectAttempts: 1 + Math.floor(awaySeconds / 5),
  };
  chain.tell(databaseConnectionRestored, time + 120, source, back);
  const closed = {
    serviceName: databaseName,
    newState: 'CLOSED',
    previousState: 'HALF_OPEN',
    failureCount: 0,
  } as const;
  chain.tell(nodeCircuitBreakerChanged, time + 120 + lasting(random, 900, 4_000), source, closed);
}

function tellStatus(stage: Stage, databaseName: string, status: Condition): void {
  const { random, second, busy } = stage.scene;
  const poolMax = 30;
  const load = Math.min(1, 0.3 * busy * (status === 'degraded' ? 2.5 : 1) * (0.8 + 0.4 * random()));
  const poolActive = Math.round(poolMax * load);
  stage.tell(databaseConnectionStatus, second * 1000 + 500, source, {
    databaseName,
    status,
    responseTimeMs: lasting(random, 3 * slower[status], 4_000, 0.4),
    poolActive,
    poolIdle: poolMax - poolActive,
    poolMax,
    poolUtilization: rounded((100 * poolActive) / poolMax, 1e4),
    serverVersion: '16.4',
    isReadOnly: false,
    circuitBreakerState: 'CLOSED',
  });
}

/** Once a night one schema migrates; one in four does not get through at first, and is rolled back. */
function tellMigration(stage: Stage, databaseName: string): void {
  const { random, second } = stage.scene;
  const chain = stage.chain();
  const day = Math.floor(second / daySeconds);
  const time = second * 1000;
  const about = { migrationId: `m-${day}`, migrationName: 'add an index on created_at', databaseName };
  const step = { direction: 'up', fromVersion: `${day - 1}`, toVersion: `${day}` } as const;
  chain.tell(databaseMigrationRequested, time, 'migration-runner', { ...about, ...step, dryRun: false });
  let took = lasting(random, 6_000, 25_000);
  if (random() < 0.25) {
    const why = failure(['LOCK_TIMEOUT', 'the lock on the table was not granted', 'run it when it is quiet']);
    const failed = { ...why, ...about, failedStatement: 2, rolledBack: true, durationMs: took };
    chain.tell(databaseMigrationFailed, time + took, source, failed);
    took += 5_000;
    const again = chain.tell(databaseMigrationRequested, time + took, 'migration-runner', {
      ...about,
      ...step,
      dryRun: false,
    });
    const durationMs = lasting(random, 6_000, 25_000);
    const done = { ...about, direction: 'up', appliedVersion: `${day}`, statementsExecuted: 4, durationMs } as const;
    chain.tell(databaseMigrationCompleted, time + took + durationMs, source, done, again);
    return;
  }
  const done = {
    ...about,
    direction: 'up',
    appliedVersion: `${day}`,
    statementsExecuted: 4,
    durationMs: took,
  } as const;
  chain.tell(databaseMigrationCompleted, time + took, source, done);
}
