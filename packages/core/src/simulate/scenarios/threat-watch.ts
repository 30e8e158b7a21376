import {
  securityModelTrained,
  securityNetworkMetricRecorded,
  securityPerformanceMetricRecorded,
  securityRegionLoadDistributed,
  securityRegionReported,
  securitySystemEvent,
  securityThreatForecast,
  securityTrafficClassified,
  securityTrafficObserved,
} from '../../events/security/index.ts';
import { amount, lasting, longTailed, pick, pickSkewed, rounded, share, shareAround, wholeMs } from '../chance.ts';
import type { Stage } from '../story.ts';
import { createTimetable } from '../timetable.ts';
import { regions } from '../vocabulary.ts';

/** What a campaign means for the watch: which regions it hits when, in seconds since the epoch, `[from, to)`. */
export interface Threat {
  readonly id: string;
  readonly attacker: string;
  readonly hits: readonly { readonly region: number; readonly from: number; readonly to: number }[];
}

const analytics = 'threat-analytics';
const reportSeconds = 60;
const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;

/** Events a second that the watch tells by the clock. */
export const watchRate = (2 * regions.length + 1) / reportSeconds + 2 / hourSeconds + 25 / daySeconds;

/** The network as it is watched, whether or not somebody attacks it: traffic, measures of regions, forecasts, models. */
export function createWatch(own: number, threatAt: (second: number) => Threat) {
  const reports = createTimetable(
    own,
    regions.map(({ id }) => id),
    reportSeconds,
  );
  const isHit = (second: number, region: number): boolean =>
    threatAt(second).hits.some((hit) => hit.region === region && second >= hit.from && second < hit.to);

  /** A packet is seen and classified. Where a campaign is, much of it is bad. */
  function tellTraffic(stage: Stage, startedAt: number): void {
    const { random, second } = stage.scene;
    const region = Math.floor(random() * regions.length);
    const isBad = isHit(second, region) && random() < 0.7;
    const chain = stage.chain();
    const sourceAddress = isBad ? threatAt(second).attacker : `198.51.100.${1 + Math.floor(random() * 254)}`;
    chain.tell(securityTrafficObserved, startedAt, `${(regions[region] as (typeof regions)[number]).id}-edge`, {
      sourceAddress,
      targetAddress: `198.51.100.${10 + region}`,
      port: pickSkewed(random, [443, 80, 22, 5432]),
      protocol: 'tcp',
      packetSizeBytes: Math.min(1_500, amount(random, 600)),
      flags: isBad ? ['SYN'] : ['ACK'],
      ttl: 64,
      windowSize: 65_535,
    });
    const strange = !isBad && random() < 0.02;
    const level = isBad
      ? shareAround(random, 0.85)
      : strange
        ? shareAround(random, 0.45)
        : shareAround(random, 0.08, 0.03);
    chain.tell(securityTrafficClassified, startedAt + lasting(random, 6, 200), analytics, {
      classification: isBad ? (level > 0.9 ? 'CRITICAL' : 'MALICIOUS') : strange ? 'SUSPICIOUS' : 'BENIGN',
      threatDetected: isBad,
      confidence: shareAround(random, 0.9),
      threatScore: rounded(100 * level, 100),
      modelVotes: { forest: level, network: share(level + 0.03), rules: isBad ? 1 : 0 },
      featuresTriggered: isBad ? ['rate', 'flags'] : [],
      recommendation: isBad ? 'block' : 'allow',
      sourceAddress,
      ...(isBad ? { threatType: 'flood' } : {}),
    });
  }

  function tellRegion(stage: Stage, index: number): void {
    const { random, second, busy } = stage.scene;
    const { id, latitude, longitude } = regions[index] as (typeof regions)[number];
    const hit = isHit(second, index);
    const time = second * 1000 + 200;
    const load = busy * (hit ? 4 : 1);
    const latencyMs = lasting(random, hit ? 210 : 35, 2_000, 0.2);
    stage.chain().tell(securityRegionReported, time, 'region-manager', {
      regionId: id,
      status: hit ? (latencyMs > 250 ? 'UNHEALTHY' : 'DEGRADED') : 'HEALTHY',
      latencyMs,
      throughputPerSecond: rounded(1_200 * load * longTailed(random, 1, 0.1), 100),
      errorRate: rounded(hit ? 0.06 * random() : 0.002 * random(), 1e6),
      cpuUsagePercent: rounded(Math.min(100, 24 * load * longTailed(random, 1, 0.15)), 100),
      memoryUsagePercent: rounded(48 + 10 * random(), 100),
      lastHeartbeat: wholeMs(time),
      latitude,
      longitude,
      latencyBudgetMs: 150,
      priority: index + 1,
    });
    stage.chain().tell(securityNetworkMetricRecorded, time + 300, analytics, {
      packetsPerSecond: rounded(9_000 * load * longTailed(random, 1, 0.1), 100),
      throughput: rounded(80_000 * load * longTailed(random, 1, 0.1), 100),
      latencyMs,
      latencyP99Ms: wholeMs(latencyMs * 3.2),
      packetLossRate: share(hit ? 0.03 * random() : 0.0008 * random()),
      activeConnections: amount(random, 400 * load, 0.1),
      activeTunnels: 12,
      nodeId: `${id}-edge-1`,
      region: id,
    });
  }

  /** The watch itself is measured too. */
  function tellPlatform(stage: Stage): void {
    const { random, second, busy } = stage.scene;
    stage.chain().tell(securityPerformanceMetricRecorded, second * 1000 + 700, analytics, {
      cpuUsagePercent: rounded(Math.min(100, 30 * busy * longTailed(random, 1, 0.15)), 100),
      memoryUsagePercent: rounded(55 + 8 * random(), 100),
      averageResponseTimeMs: lasting(random, 18),
      uptimePercent: 99.95,
      requestsPerSecond: rounded(240 * busy * longTailed(random, 1, 0.1), 100),
      activeSessions: amount(random, 40 * busy, 0.2),
      databaseLatencyMs: lasting(random, 4),
      component: 'classifier',
      eventsProcessed: amount(random, 14_000 * busy, 0.1),
      failedOperations: random() < 0.1 ? 1 : 0,
      isHealthy: true,
    });
  }

  function tellForecast(stage: Stage): void {
    const { random, second } = stage.scene;
    const time = second * 1000;
    const chain = stage.chain();
    chain.tell(securityThreatForecast, time + 500, 'threat-forecaster', {
      threatProbability: shareAround(random, 0.3, 0.12),
      forecastStart: time,
      forecastEnd: time + 6 * hourSeconds * 1000,
      expectedThreatType: pick(random, ['ddos', 'brute_force', 'port_scan']),
      expectedSeverity: pickSkewed(random, ['medium', 'high', 'critical']),
      confidence: shareAround(random, 0.7, 0.06),
      recommendedActions: ['keep a second region warm'],
    });
    const parts = regions.map(({ id }) => [id, longTailed(random, 1, 0.2)] as const);
    const whole = parts.reduce((sum, [, part]) => sum + part, 0);
    chain.tell(securityRegionLoadDistributed, time + 2_500, 'region-manager', {
      regionAllocations: Object.fromEntries(parts.map(([id, part]) => [id, rounded(part / whole, 1e3)])),
      estimatedLatencyMs: lasting(random, 40),
      capacityUtilization: rounded(0.4 + 0.2 * random(), 1e3),
      balancedScore: shareAround(random, 0.94, 0.02),
    });
  }

  function tellTraining(stage: Stage): void {
    const { random, second } = stage.scene;
    const durationMs = lasting(random, 900_000, 3_000_000);
    stage.chain().tell(securityModelTrained, second * 1000 + durationMs, 'threat-automation', {
      model: 'traffic-ensemble',
      version: `${Math.floor(second / daySeconds)}`,
      accuracy: shareAround(random, 0.955, 0.008),
      sampleCount: amount(random, 400_000, 0.1),
      durationMs,
    });
  }

  function tellSystem(stage: Stage): void {
    const { random, second } = stage.scene;
    const { id } = pick(random, regions);
    stage.chain().tell(securitySystemEvent, second * 1000 + 100, analytics, {
      message: pick(random, ['rules were loaded anew', 'an edge was restarted', 'a certificate was renewed']),
      component: 'edge',
      severity: 'info',
      status: 'ok',
      nodeId: `${id}-edge-1`,
      region: id,
    });
  }

  return {
    tellTraffic,
    tellMeasures(stage: Stage): void {
      const { second } = stage.scene;
      for (const index of reports.due(second)) tellRegion(stage, index);
      if (second % reportSeconds === 30) tellPlatform(stage);
      if (second % hourSeconds === 5) tellForecast(stage);
      if (second % hourSeconds === 1_234) tellSystem(stage);
      if (second % daySeconds === 2 * hourSeconds) tellTraining(stage);
    },
  };
}
