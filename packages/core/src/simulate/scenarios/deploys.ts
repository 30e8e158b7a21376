import {
  consulDeregisterRequested,
  consulHealthCheckRequested,
  consulHealthStatus,
  consulRegisterRequested,
  consulServiceDeregistered,
  consulServiceHealthChanged,
  consulServiceRegistered,
} from '../../events/consul/index.ts';
import {
  nodeCircuitBreakerChanged,
  nodeErrorDetected,
  nodeHeartbeat,
  nodeRegistrationFailed,
  nodeServiceRegistered,
  nodeShutdownAnnounced,
} from '../../events/node/index.ts';
import { serviceDeregistered, serviceHealthChanged, serviceRegistered } from '../../events/service/index.ts';
import { lasting, longTailed, pick, rounded, seedOf, wholeMs } from '../chance.ts';
import { type Scenario } from '../scenario.ts';
import type { Chain, Stage } from '../story.ts';
import { createTimetable } from '../timetable.ts';
import { nodeTypes } from '../vocabulary.ts';
import { failure, unavailable } from './failure.ts';

/** Services that are deployed often. Others than those of the platform's health, whose state would else be told twice. */
const services = ['checkout-api', 'image-resizer', 'mail-relay', 'report-builder', 'search-gateway'] as const;
const consul = 'consul-agent';
const heartbeatSeconds = 60;
const summarySeconds = 300;

export const deploys: Scenario = {
  name: 'deploys',
  docs: 'A new version registers, takes over and stays, or flaps until a breaker opens and it is taken back; between deploys nodes send heartbeats.',
  longestMs: 130_000,
  eventsPerStory: 12.1,
  clockRate: services.length / heartbeatSeconds + 1 / summarySeconds,
  cast: (seed, tenantId) => {
    const own = seedOf(seed, 'deploys', tenantId);
    const beats = createTimetable(own, services, heartbeatSeconds);
    return {
      story: tellDeploy,
      clock(stage) {
        const { second } = stage.scene;
        for (const index of beats.due(second)) tellHeartbeat(stage, index);
        if (second % summarySeconds === own % summarySeconds) tellSummary(stage);
      },
    };
  },
};

function tellDeploy(stage: Stage, startedAt: number): void {
  const { random, second } = stage.scene;
  const chain = stage.chain();
  const index = Math.floor(random() * services.length);
  const serviceName = services[index] as string;
  const version = `${3 + index}.${Math.floor(second / 86_400) % 100}.${Math.floor(second / 60) % 1440}`;
  const serviceId = `${serviceName}-${chain.correlationId.slice(4, 13)}`;
  const place = { address: `10.1.${index}.${2 + Math.floor(random() * 200)}`, port: 8_100 + index };
  const healthCheck = { url: `http://${serviceName}:${place.port}/health`, interval: '10s', timeout: '2s' };
  const wanted = { serviceName, serviceId, ...place, tags: ['canary', version], healthCheck };
  chain.tell(consulRegisterRequested, startedAt, 'deployer', wanted);
  const durationMs = lasting(random, 15);
  let time = startedAt + durationMs;
  chain.tell(consulServiceRegistered, time, consul, {
    serviceName,
    serviceId,
    ...place,
    node: 'node-b',
    registeredAt: wholeMs(time),
    durationMs,
  });
  time += lasting(random, 4_000, 20_000);
  if (random() < 0.06) {
    const refused = { ...failure(unavailable), nodeId: serviceId, consulSuccess: true, postgresSuccess: false };
    chain.tell(nodeRegistrationFailed, time, 'node-registry', refused);
    takeBack(chain, time + 200, serviceName, serviceId, 'it could not be entered in the registry', 0);
    return;
  }
  const nodeType = nodeTypes[index % nodeTypes.length] as string;
  const entered = { nodeId: serviceId, nodeType, nodeVersion: version, registeredAt: wholeMs(time), ttlMs: 300_000 };
  chain.aside(nodeServiceRegistered, time, 'node-registry', { ...entered, consulServiceId: serviceId });
  chain.tell(serviceRegistered, time + 5, serviceName, {
    serviceName,
    serviceVersion: version,
    instanceId: serviceId,
    environment: 'production',
    serviceUrl: `http://${serviceName}:${place.port}`,
    serviceType: 'api',
    dependencies: ['operations-db'],
    healthStatus: 'healthy',
  });
  chain.tell(consulHealthCheckRequested, time + 40, consul, { serviceName, serviceId, checkId: `check-${serviceId}` });
  const flaps = random() < 0.3 ? 2 + Math.floor(random() * 3) : 0;
  const cameAt = time;
  for (let turn = 0; turn < flaps; turn++) {
    time += lasting(random, 8_000, 15_000);
    tellHealth(chain, time, serviceName, serviceId, 'unhealthy');
    if (turn === flaps - 1) break;
    time += lasting(random, 5_000, 10_000);
    tellHealth(chain, time, serviceName, serviceId, 'healthy');
  }
  if (flaps > 0) {
    const error = {
      errorCode: 'HEALTH_FLAPPING',
      errorMessage: `${flaps} times down since it came`,
      severity: 'error',
    };
    chain.aside(nodeErrorDetected, time + 60, 'deployer', { ...error, nodeName: serviceName, transportType: 'http' });
    const state = { serviceName, newState: 'OPEN', previousState: 'CLOSED', failureCount: flaps } as const;
    chain.tell(nodeCircuitBreakerChanged, time + 90, 'deployer', { ...state, resetTimeoutMs: 30_000 });
    takeBack(chain, time + 400, serviceName, serviceId, 'it did not stay up', wholeMs(time + 400 - cameAt));
    return;
  }
  time += 15_000;
  const old = `${serviceName}-before-${chain.correlationId.slice(4, 8)}`;
  const gone = { nodeId: old, nodeType, reason: 'a new version took over' };
  chain.tell(nodeShutdownAnnounced, time, serviceName, gone);
  takeBack(chain, time + 1_500, serviceName, old, gone.reason, lasting(random, 6 * 3_600_000, 30 * 3_600_000));
}

function tellHealth(
  chain: Chain,
  time: number,
  serviceName: string,
  serviceId: string,
  status: 'healthy' | 'unhealthy',
): void {
  const isUp = status === 'healthy';
  chain.tell(serviceHealthChanged, time, serviceName, {
    serviceName,
    instanceId: serviceId,
    status,
    previousStatus: isUp ? 'unhealthy' : 'healthy',
    message: isUp ? 'all checks pass' : 'does not answer its health check',
    checks: [{ name: 'http', status: isUp ? 'passing' : 'critical' }],
  });
  chain.aside(consulServiceHealthChanged, time + 40, consul, {
    serviceName,
    serviceId,
    status: isUp ? 'passing' : 'critical',
    previousStatus: isUp ? 'critical' : 'passing',
    node: 'node-b',
    changedAt: wholeMs(time),
  });
}

function takeBack(
  chain: Chain,
  time: number,
  serviceName: string,
  serviceId: string,
  reason: string,
  uptimeMs: number,
): void {
  chain.tell(consulDeregisterRequested, time, 'deployer', { serviceId, serviceName, reason });
  const gone = { serviceId, serviceName, reason, deregisteredAt: wholeMs(time + 25) };
  chain.tell(consulServiceDeregistered, time + 25, consul, gone);
  chain.aside(serviceDeregistered, time + 60, serviceName, { serviceName, instanceId: serviceId, reason, uptimeMs });
}

function tellHeartbeat(stage: Stage, index: number): void {
  const { random, second, busy } = stage.scene;
  const serviceName = services[index] as string;
  const time = second * 1000 + 400;
  stage.tell(nodeHeartbeat, time, serviceName, {
    nodeId: `${serviceName}-1`,
    nodeType: nodeTypes[index % nodeTypes.length] as string,
    nodeVersion: `${3 + index}.0.0`,
    healthStatus: 'healthy',
    uptimeMs: (second % 86_400) * 1000,
    lastActivityAt: wholeMs(time - 900 * random()),
    activeOperations: Math.round(busy * longTailed(random, 4, 0.5)),
    memoryUsageMb: rounded(longTailed(random, 300 + 40 * index, 0.1), 10),
    cpuUsagePercent: rounded(Math.min(100, 22 * busy * longTailed(random, 1, 0.3)), 100),
  });
}

function tellSummary(stage: Stage): void {
  const { random, second } = stage.scene;
  const criticalChecks = random() < 0.05 ? 1 : 0;
  const warningChecks = random() < 0.1 ? 1 : 0;
  const totalChecks = services.length * 2;
  stage.chain().tell(consulHealthStatus, second * 1000 + 250, consul, {
    status: criticalChecks > 0 ? 'critical' : warningChecks > 0 ? 'warning' : 'passing',
    totalChecks,
    passingChecks: totalChecks - criticalChecks - warningChecks,
    warningChecks,
    criticalChecks,
    services: services.map((name, index) => ({
      serviceId: `${name}-1`,
      serviceName: name,
      node: 'node-b',
      status: index === 0 && criticalChecks > 0 ? 'critical' : pick(random, ['passing']),
    })),
  });
}
