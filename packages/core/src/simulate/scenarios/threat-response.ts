import {
  securityAlertRaised,
  securityAlertRouted,
  securityAlertSent,
  securityIncidentResolved,
  securityIncidentUpdated,
  securityRegionFailoverPlanned,
  securityRegionLoadDistributed,
  securityRemediationCompleted,
  securityRemediationFailed,
  securityRemediationStarted,
} from '../../events/security/index.ts';
import { hidden } from '../../events/meanings.ts';
import { lasting, pick, rounded, wholeMs } from '../chance.ts';
import type { Chain, Stage } from '../story.ts';
import { people, regions, services } from '../vocabulary.ts';
import { failure } from './failure.ts';

const analytics = 'threat-analytics';
const automation = 'threat-automation';
const regional = 'region-manager';

/** It is decided who is told of a threat, and they are told. */
export function tellAlert(
  stage: Stage,
  chain: Chain,
  time: number,
  threatId: string,
  threatType: string,
  severity: string,
  region: string,
  sourceAddress: string,
  cause: string,
): void {
  const { random } = stage.scene;
  const alertId = `alert-${threatId}`;
  const message = `${threatType} from ${sourceAddress}`;
  const about = { alertId, threatId, severity };
  const raised = chain.aside(
    securityAlertRaised,
    time,
    analytics,
    { ...about, message, title: `Threat in ${region}`, threatType, sourceAddress, region },
    cause,
  );
  const escalationLevel = severity === 'critical' ? 'critical' : severity === 'high' ? 'urgent' : 'warning';
  const routed = {
    ...about,
    escalationLevel,
    assignedTeams: ['security-operations'],
    assignedPeople: [pick(random, people)],
  } as const;
  const decided = chain.aside(
    securityAlertRouted,
    time + 150,
    automation,
    { ...routed, createdAt: wholeMs(time), routedAt: wholeMs(time + 150) },
    raised,
  );
  for (const channel of severity === 'critical' ? ['pager', 'chat', 'mail'] : ['chat', 'mail']) {
    const sentAt = time + 200 + lasting(random, 300, 4_000);
    const sent = {
      ...about,
      channel,
      recipient: 'security-operations',
      subject: `Threat in ${region}`,
      message,
      actionItems: ['look at the region'],
    };
    chain.aside(
      securityAlertSent,
      sentAt,
      automation,
      { ...sent, sentAt: wholeMs(sentAt), deliveredAt: wholeMs(sentAt + 400) },
      decided,
    );
  }
}

/** When the action was taken; one in five fails at first and is taken by hand. */
export function tellRemediation(
  stage: Stage,
  chain: Chain,
  startedAt: number,
  threatId: string,
  action: string,
  target: string,
  cause: string,
): number {
  const { random } = stage.scene;
  let time = startedAt;
  for (const isLast of random() < 0.2 ? [false, true] : [true]) {
    const executionId = `run-${stage.id().slice(14)}`;
    const about = { executionId, playbookId: `contain-${action}`, threatId, action, target, startedAt: wholeMs(time) };
    const started = chain.aside(
      securityRemediationStarted,
      time,
      automation,
      { ...about, status: 'executing', parameters: hidden },
      cause,
    );
    const durationMs = lasting(random, 6_000, 60_000);
    time += durationMs;
    if (isLast) {
      const done = {
        ...about,
        status: 'completed',
        completedAt: wholeMs(time),
        executedSteps: ['select', 'apply', 'verify'],
        durationMs,
      } as const;
      chain.aside(securityRemediationCompleted, time, automation, done, started);
    } else {
      const why = failure(['STEP_FAILED', 'the rule was not taken over by every edge', 'apply it by hand']);
      const failed = { ...why, ...about, status: 'failed', failedSteps: ['verify'], durationMs } as const;
      chain.aside(securityRemediationFailed, time, automation, failed, started);
      time += 60_000;
    }
  }
  return time;
}

/** Where the work of the region goes, and that it went there. */
export function tellFailover(stage: Stage, chain: Chain, time: number, failed: number, cause: string): void {
  const { random } = stage.scene;
  const others = regions.filter((_, index) => index !== failed);
  const failedRegion = (regions[failed] as (typeof regions)[number]).id;
  const planned = chain.aside(
    securityRegionFailoverPlanned,
    time,
    regional,
    {
      failedRegion,
      targetRegions: others.slice(0, 2).map(({ id }) => id),
      affectedWorkloads: services.slice(0, 3).map((name) => `${name} in ${failedRegion}`),
      actions: ['drain', 'move', 'verify'],
      estimatedDurationMs: lasting(random, 240_000, 900_000),
      riskLevel: 'medium',
    },
    cause,
  );
  const each = rounded(1 / others.length, 1e3);
  const shares = {
    regionAllocations: Object.fromEntries(others.map(({ id }) => [id, each])),
    capacityUtilization: 0.78,
    balancedScore: 0.9,
  };
  chain.aside(
    securityRegionLoadDistributed,
    time + 45_000,
    regional,
    { ...shares, estimatedLatencyMs: lasting(random, 90) },
    planned,
  );
}

/** An incident goes through its stages, from its investigation to its end. */
export function tellIncident(
  stage: Stage,
  chain: Chain,
  incident: {
    readonly incidentId: string;
    readonly threatId: string;
    readonly createdAt: number;
    readonly title: string;
    readonly severity: 'SEV1' | 'SEV2' | 'SEV3';
  },
  containedAt: number,
  opened: string,
  attacker: string,
): void {
  const { random } = stage.scene;
  const investigatedAt = incident.createdAt + lasting(random, 40_000, 200_000);
  const steps = [
    ['investigating', 'detected', investigatedAt],
    ['contained', 'investigating', Math.max(containedAt, investigatedAt + 1_000)],
    ['eradicated', 'contained', Math.max(containedAt, investigatedAt + 1_000) + lasting(random, 120_000, 400_000)],
    [
      'recovering',
      'eradicated',
      Math.max(containedAt, investigatedAt + 1_000) + 400_000 + lasting(random, 60_000, 200_000),
    ],
  ] as const;
  let time = investigatedAt;
  for (const [index, [status, previousStatus, at]] of steps.entries()) {
    time = at;
    const seen = index > 0 ? { containedAt: wholeMs(steps[1][2]) } : {};
    chain.tell(
      securityIncidentUpdated,
      at,
      automation,
      { ...incident, ...seen, status, previousStatus },
      index === 0 ? opened : undefined,
    );
  }
  time += lasting(random, 200_000, 500_000);
  chain.tell(securityIncidentResolved, time, automation, {
    ...incident,
    status: 'resolved',
    resolvedAt: wholeMs(time),
    rootCause: 'an edge took traffic without a limit',
    lessonsLearned: ['limit at every edge'],
    remediationActions: [`block ${attacker}`],
    durationMs: wholeMs(wholeMs(time) - incident.createdAt),
  });
}
