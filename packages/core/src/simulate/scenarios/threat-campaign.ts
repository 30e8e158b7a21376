import {
  securityAnomalyDetected,
  securityFeedbackReceived,
  securityIncidentCreated,
  securityThreatAssessed,
  securityThreatDetected,
} from '../../events/security/index.ts';
import { amount, chanceOf, lasting, pick, rounded, seedOf, shareAround, wholeMs } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { people, regions, services } from '../vocabulary.ts';
import { tellAlert, tellFailover, tellIncident, tellRemediation } from './threat-response.ts';
import { createWatch, type Threat, watchRate } from './threat-watch.ts';

const analytics = 'threat-analytics';
const automation = 'threat-automation';

const kinds = [
  { threatType: 'ddos', vector: 'network', action: 'rate_limit', metric: 'packets_per_second' },
  { threatType: 'brute_force', vector: 'network', action: 'lock_account', metric: 'failed_logins' },
  { threatType: 'port_scan', vector: 'adjacent', action: 'block_ip', metric: 'distinct_ports' },
  { threatType: 'data_exfiltration', vector: 'local', action: 'isolate_node', metric: 'bytes_out' },
] as const;

/** One campaign lies within each block, so that what holds at a second depends on that block alone. */
const blockSeconds = 3 * 3600;
const minute = 60;

interface Campaign extends Threat {
  readonly kind: (typeof kinds)[number];
  /** 0..1; how bad it is. */
  readonly force: number;
}

export const threatCampaign: Scenario = {
  name: 'threat-campaign',
  docs: 'An attack moves from region to region: traffic turns bad, threats are detected, assessed and acted against, people are told, an incident goes through its stages, load moves away.',
  longestMs: 3_600_000,
  eventsPerStory: 2,
  clockRate: watchRate + 75 / blockSeconds,
  cast(seed, tenantId) {
    const own = seedOf(seed, 'threat-campaign', tenantId);
    let known: Campaign | null = null;
    let knownBlock = Number.NaN;
    const campaignAt = (second: number): Campaign => {
      const block = Math.floor(second / blockSeconds);
      if (known === null || block !== knownBlock) known = campaignOf(own, block);
      knownBlock = block;
      return known;
    };
    const watch = createWatch(own, campaignAt);
    return {
      story: watch.tellTraffic,
      clock(stage) {
        watch.tellMeasures(stage);
        const { second } = stage.scene;
        const campaign = campaignAt(second);
        campaign.hits.forEach(({ from }, index) => from === second && tellHit(stage, campaign, index));
      },
    };
  },
};

function campaignOf(own: number, block: number): Campaign {
  const random = chanceOf(own, block);
  const start = block * blockSeconds + Math.floor(random() * (blockSeconds - 80 * minute));
  const first = Math.floor(random() * regions.length);
  const count = 2 + Math.floor(random() * 3);
  const hits = Array.from({ length: count }, (_, index) => {
    const from = start + index * (5 * minute + Math.floor(random() * 4 * minute));
    return {
      region: (first + index) % regions.length,
      from,
      to: from + 6 * minute + Math.floor(random() * 20 * minute),
    };
  });
  // 203.0.113.0/24 is set aside for examples (RFC 5737).
  const attacker = `203.0.113.${1 + Math.floor(random() * 254)}`;
  return { hits, attacker, kind: pick(random, kinds), force: random(), id: `campaign-${block.toString(36)}` };
}

/** One region is hit: from the first anomaly to the end of the incident. */
function tellHit(stage: Stage, { kind, force, attacker, id, hits }: Campaign, index: number): void {
  const { random, second } = stage.scene;
  const chain = stage.chain();
  const hit = hits[index] as Campaign['hits'][number];
  const region = regions[hit.region] as (typeof regions)[number];
  const { threatType, vector, action, metric } = kind;
  const threatId = `${id}-${index + 1}`;
  const severity = force > 0.75 ? 'critical' : force > 0.4 ? 'high' : 'medium';
  const affectedServices = services.slice(0, 1 + Math.floor(force * 3));
  const start = second * 1000 + 300 * random();

  const mean = amount(random, 900, 0.2);
  const deviation = rounded(mean * 0.12, 1e3);
  const zScore = rounded(4 + 6 * force + random(), 1e3);
  chain.tell(securityAnomalyDetected, start, analytics, {
    metricName: metric,
    value: rounded(mean + zScore * deviation, 1e3),
    expectedLow: rounded(mean - 3 * deviation, 1e3),
    expectedHigh: rounded(mean + 3 * deviation, 1e3),
    anomalyType: 'spike',
    severity,
    zScore,
    baselineMean: mean,
    baselineStdDev: deviation,
    affectedAddress: attacker,
  });
  const detectedAt = start + lasting(random, 4_000, 30_000);
  chain.tell(securityThreatDetected, detectedAt, analytics, {
    threatType,
    threatId,
    threatScore: shareAround(random, 0.6 + 0.35 * force),
    severity,
    confidence: shareAround(random, 0.88),
    sourceAddress: attacker,
    targetAddress: `198.51.100.${10 + hit.region}`,
    port: 443,
    protocol: 'tcp',
    affectedNodes: [`${region.id}-edge-1`],
    affectedServices,
    region: region.id,
    detectionMethod: 'ensemble',
  });
  const assessmentTimeMs = lasting(random, 700, 8_000);
  const assessedAt = detectedAt + assessmentTimeMs;
  const isAutomatic = force > 0.3;
  const assessed = chain.tell(securityThreatAssessed, assessedAt, automation, {
    threatId,
    riskScore: rounded(3 + 6.5 * force, 10),
    riskLevel: force > 0.75 ? 'CRITICAL' : force > 0.4 ? 'HIGH' : 'MEDIUM',
    confidence: shareAround(random, 0.86),
    exploitability: shareAround(random, 0.5, 0.1),
    attackVector: vector,
    threatType,
    sourceAddress: attacker,
    region: region.id,
    affectedAssets: affectedServices,
    recommendation: `${action} for an hour`,
    shouldAutoRemediate: isAutomatic,
    remediationActions: [action],
    assessmentTimeMs,
    assessedAt: wholeMs(assessedAt),
  });
  tellAlert(stage, chain, assessedAt + 200, threatId, threatType, severity, region.id, attacker, assessed);
  const incidentId = `inc-${threatId}`;
  const createdAt = wholeMs(assessedAt + 1_500);
  const incident = {
    incidentId,
    threatId,
    title: `${threatType} against ${region.id}`,
    severity: force > 0.75 ? 'SEV1' : force > 0.4 ? 'SEV2' : 'SEV3',
    createdAt,
    detectedAt: wholeMs(detectedAt),
    affectedSystems: affectedServices,
    responseTeam: [pick(random, people), pick(random, people)],
  } as const;
  const opened = chain.tell(
    securityIncidentCreated,
    createdAt,
    automation,
    { ...incident, status: 'detected' },
    assessed,
  );
  const actedAt = tellRemediation(
    stage,
    chain,
    createdAt + (isAutomatic ? 400 : 90_000),
    threatId,
    action,
    attacker,
    opened,
  );
  if (force > 0.6) tellFailover(stage, chain, createdAt + 30_000, hit.region, opened);
  tellIncident(
    stage,
    stage.chain(chain.correlationId),
    incident,
    Math.max(actedAt + 5_000, hit.to * 1000),
    opened,
    attacker,
  );
  if (random() < 0.5) {
    const verdict = {
      threatId,
      correct: random() < 0.9,
      comment: 'as seen in the logs of the edge',
      userId: pick(random, people),
    };
    chain.aside(
      securityFeedbackReceived,
      hit.to * 1000 + lasting(random, 300_000, 900_000),
      'security-console',
      verdict,
      assessed,
    );
  }
}
