import {
  consulDeregisterRequested,
  consulRegisterRequested,
  consulServiceDeregistered,
  consulServiceRegistered,
} from '../../events/consul/index.ts';
import {
  nodeAnnounce,
  nodeIntrospectResponse,
  nodeServiceDeregistered,
  nodeServiceRegistered,
  registryIntrospectRequest,
} from '../../events/node/index.ts';
import { serviceDeregistered, serviceRegistered } from '../../events/service/index.ts';
import { seedOf } from '../chance.ts';
import type { Cast, Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { createTimetable } from '../timetable.ts';
import { agents, nodeTypes, services } from '../vocabulary.ts';

const daySeconds = 86_400;
/** An agent's node says every so often what it is. */
const announceSeconds = 2 * 3600;
const canary = 'canary-node';

const isWorkday = (day: number): boolean => (day + 4) % 7 !== 0 && (day + 4) % 7 !== 6;
const lastWorkday = (day: number): number => {
  let last = day;
  while (!isWorkday(last)) last -= 1;
  return last;
};

export const registry: Scenario = {
  name: 'registry',
  docs: 'Services are deployed anew on every workday and register; nodes of agents announce themselves and answer the registry.',
  longestMs: 60_000,
  clockRate: 0.003,
  cast: createRegistry,
};

/** Services of one tenant are deployed anew on every workday; nodes of agents announce themselves. */
function createRegistry(seed: number, tenantId: string): Cast {
  const own = seedOf(seed, 'registry', tenantId);
  /** Between 08:00 and 18:00 UTC, each service at its own second. */
  const deployAt = services.map((name) => 8 * 3600 + (seedOf(own, name) % (10 * 3600)));
  const announcements = createTimetable(own, agents, announceSeconds);
  const instanceOf = (service: string, day: number): string => `${service}-${(day % 1296).toString(36)}`;
  const portOf = (index: number): number => 8080 + index;

  function register(stage: Stage, index: number, day: number, time: number, asked: string | null): void {
    const serviceName = services[index] as string;
    const instanceId = instanceOf(serviceName, day);
    const address = `10.0.0.${11 + index}`;
    const port = portOf(index);
    const told = asked === null ? {} : { causationId: asked };
    stage.tell(
      serviceRegistered,
      time,
      serviceName,
      {
        serviceName,
        instanceId,
        serviceVersion: `2.${day % 100}.0`,
        environment: 'production',
        serviceUrl: `http://${serviceName}:${port}`,
        serviceType: index % 3 === 0 ? 'worker' : 'api',
        dependencies: ['operations-db'],
        healthStatus: 'healthy',
      },
      { subject: serviceName, ...told },
    );
    const seen = { serviceName, serviceId: instanceId, address, port, node: 'node-a', durationMs: 12 };
    stage.tell(consulServiceRegistered, time + 30, 'consul-agent', seen, told);
  }

  function deploy(stage: Stage, index: number, day: number): void {
    const { second } = stage.scene;
    const serviceName = services[index] as string;
    const time = second * 1000 + 100;
    const serviceId = instanceOf(serviceName, day);
    const asked = stage.tell(consulRegisterRequested, time, serviceName, {
      serviceName,
      serviceId,
      address: `10.0.0.${11 + index}`,
      port: portOf(index),
      tags: ['production'],
    });
    register(stage, index, day, time + 200, asked);
    const old = instanceOf(serviceName, lastWorkday(day - 1));
    const reason = 'replaced by a new version';
    const leaving = stage.tell(consulDeregisterRequested, time + 20_000, serviceName, {
      serviceId: old,
      serviceName,
      reason,
    });
    const cause = { causationId: leaving };
    stage.tell(
      consulServiceDeregistered,
      time + 20_050,
      'consul-agent',
      { serviceId: old, serviceName, reason },
      cause,
    );
    const gone = { serviceName, instanceId: old, reason, uptimeMs: (day - lastWorkday(day - 1)) * daySeconds * 1000 };
    stage.tell(serviceDeregistered, time + 20_100, serviceName, gone, { subject: serviceName, ...cause });
  }

  const selfOf = (name: string, index: number) => ({
    nodeId: name,
    nodeType: nodeTypes[index % nodeTypes.length] as string,
    nodeVersion: '1.4.0',
    capabilities: { read: true, write: index % 2 === 0, plan: index % 3 === 0 },
    endpoints: { health: `http://${name}:9090/health` },
    metadata: {
      name,
      category: ['development', 'quality', 'operations'][index % 3] as string,
      description: `Does the work of a ${name.replaceAll('-', ' ')}`,
    },
    networkId: 'mesh-1',
    epoch: 1,
  });
  const announce = (stage: Stage, index: number, time: number): void => {
    const name = agents[index] as string;
    stage.tell(nodeAnnounce, time, name, selfOf(name, index), { subject: name });
  };

  function introspect(stage: Stage, time: number): void {
    const correlationId = stage.id();
    const requestId = correlationId.slice(0, 18);
    const source = 'node-registry';
    const asked = stage.tell(
      registryIntrospectRequest,
      time,
      source,
      { requestId, registryId: 'registry-1', reason: 'refresh' },
      { correlationId },
    );
    agents.forEach((name, index) => {
      const answer = { ...selfOf(name, index), currentState: 'ready' };
      stage.tell(nodeIntrospectResponse, time + 15 + 7 * index, name, answer, { correlationId, causationId: asked });
    });
  }

  return {
    clock(stage) {
      const { second } = stage.scene;
      const day = Math.floor(second / daySeconds);
      const ofDay = second % daySeconds;
      if (isWorkday(day)) deployAt.forEach((at, index) => at === ofDay && deploy(stage, index, day));
      for (const index of announcements.due(second)) announce(stage, index, second * 1000 + 300);
      if (ofDay === 300) introspect(stage, second * 1000 + 50);
      const source = 'node-registry';
      if (ofDay === 9 * 3600) {
        const came = {
          nodeId: canary,
          nodeType: 'compute',
          registrationId: `reg-${day}`,
          registeredAt: second * 1000,
          ttlMs: 300_000,
        };
        stage.tell(nodeServiceRegistered, second * 1000, source, came, { subject: canary });
      }
      if (ofDay === 17 * 3600) {
        const went = {
          nodeId: canary,
          reason: 'end of the trial',
          consulDeregistered: true,
          deregisteredAt: second * 1000,
        };
        stage.tell(nodeServiceDeregistered, second * 1000, source, went, { subject: canary });
      }
    },
    opening(stage) {
      const { second } = stage.scene;
      const day = lastWorkday(Math.floor(second / daySeconds) - 1);
      services.forEach((_, index) => register(stage, index, day, second * 1000 + 10 * index, null));
      agents.forEach((_, index) => announce(stage, index, second * 1000 + 5 * index));
    },
  };
}
