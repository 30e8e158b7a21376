import {
  patternApplied,
  patternBaselinesComputed,
  patternContributed,
  patternEffectivenessMeasured,
  patternImproved,
} from '../../events/pattern/index.ts';
import { amount, bell, lasting, pick, pickSkewed, rounded, share, shareAround, wholeMs } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { agents, patterns, people } from '../vocabulary.ts';

const library = 'pattern-library';
const measurer = 'baseline-measurer';
const hourSeconds = 3600;

export const patternLibrary: Scenario = {
  name: 'pattern-library',
  docs: 'Patterns are contributed and applied, and their score changes by how it went; every hour it is measured what one of them brings, and once more what all do.',
  longestMs: 25_000,
  eventsPerStory: 2.7,
  clockRate: 2 / hourSeconds,
  cast: () => ({
    story: tellUse,
    clock(stage) {
      if (stage.scene.second % hourSeconds === 600) tellMeasure(stage);
    },
  }),
};

function tellUse(stage: Stage, startedAt: number): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const { id: patternId, name: patternName, type: patternType } = pickSkewed(random, patterns);
  let time = startedAt;
  const named = { patternId, patternName };
  if (random() < 0.1) {
    chain.tell(patternContributed, time, library, {
      ...named,
      patternType,
      contributor: pick(random, people),
      domain: 'backend',
      qualityScore: shareAround(random, 0.8),
      language: 'python',
      version: `1.${Math.floor(random() * 12)}`,
    });
    time += lasting(random, 5_000, 20_000);
  }
  for (let uses = 1 + Math.floor(random() * 3); uses > 0; uses--) {
    const latencyMs = lasting(random, 60, 2_000);
    time += latencyMs + 50;
    chain.tell(patternApplied, time, library, {
      ...named,
      applicationContext: 'a change of code',
      agentName: pickSkewed(random, agents),
      confidence: shareAround(random, 0.85),
      outcome: random() < 0.9 ? 'success' : 'failure',
      latencyMs,
    });
  }
  if (random() > 0.6) return;
  const previousScore = shareAround(random, 0.78);
  const newScore = share(previousScore + 0.01 * bell(random));
  chain.tell(patternImproved, time + lasting(random, 400, 4_000), library, {
    ...named,
    previousScore,
    newScore,
    scoreDelta: rounded(newScore - previousScore, 1e4),
    evidenceCount: amount(random, 12),
    evidenceTypes: ['outcome'],
    lifecycleState: newScore > 0.75 ? 'validated' : 'provisional',
  });
}

function tellMeasure(stage: Stage): void {
  const { random, second } = stage.scene;
  const chain = stage.chain();
  const time = second * 1000 + 300;
  const window = { windowStart: wholeMs(time - hourSeconds * 24_000), windowEnd: wholeMs(time) };
  const { id: patternId, name: patternName } = patterns[
    Math.floor(second / hourSeconds) % patterns.length
  ] as (typeof patterns)[number];
  const helps = random() < 0.7;
  const sampleSize = amount(random, 180);
  chain.tell(patternBaselinesComputed, time, measurer, {
    snapshotId: `baseline-${Math.floor(second / hourSeconds)}`,
    contractVersion: '1',
    computedAt: wholeMs(time),
    ...window,
    comparisons: [{ pattern_id: patternId, sample_size: sampleSize }],
    breakdown: [
      { action: 'promote', count: 2, avgConfidence: shareAround(random, 0.85) },
      { action: 'shadow', count: 3, avgConfidence: shareAround(random, 0.6) },
    ],
  });
  chain.tell(patternEffectivenessMeasured, time + 900, measurer, {
    patternId,
    patternName,
    sampleSize,
    ...window,
    tokenDelta: (helps ? -1 : 1) * amount(random, 600),
    timeDeltaMs: wholeMs((helps ? -1 : 1) * lasting(random, 900)),
    retryDelta: rounded(0.1 * bell(random), 1e4),
    successRate: shareAround(random, helps ? 0.93 : 0.85, 0.02),
    recommendation: helps ? 'promote' : 'shadow',
    confidence: sampleSize > 200 ? 'high' : 'medium',
    rationale: helps ? 'fewer tokens for the same outcome' : 'more tokens for the same outcome',
  });
}
