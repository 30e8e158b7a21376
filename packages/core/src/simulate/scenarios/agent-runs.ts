import {
  agentConfidenceScored,
  agentExecutionCompleted,
  agentExecutionFailed,
  agentExecutionStarted,
  agentProviderSelected,
  agentQualityGateFailed,
  agentQualityGatePassed,
  agentRoutingCompleted,
  agentRoutingFailed,
  agentRoutingRequested,
  agentTransformationCompleted,
  agentTransformationFailed,
  agentTransformationStarted,
} from '../../events/agent/index.ts';
import { tokenBalanceUpdated, tokenConsumed, tokenEarned, tokenUsageRecorded } from '../../events/token/index.ts';
import { bell, longTailed, pick, pickSkewed, rounded, seedOf, share, wholeMs } from '../chance.ts';
import type { Stage } from '../story.ts';
import type { Scenario } from '../scenario.ts';
import { createDatabaseTroubles } from './platform-health.ts';
import { agents, followers, models, qualityGates, regressingAgent, requests, strategies } from '../vocabulary.ts';

const longestRunMs = 25_000;
const mostRuns = 3;

const router = 'agent-router';
const runner = 'agent-runner';

/** How well things go while the story is told. */
interface Weather {
  /** A database that runs depend on is away. */
  readonly outage: boolean;
}

export const agentRuns: Scenario = {
  name: 'agent-runs',
  docs: 'Users ask, a router chooses, agents run and hand over, gates check, accounts pay; while a database is away more of it fails.',
  longestMs: 90_000,
  eventsPerStory: 8.76,
  cast(seed, tenantId) {
    const databases = createDatabaseTroubles(seed, tenantId);
    return {
      story: (stage, startedAt) => tellRequest(stage, startedAt, { outage: databases.outageAt(stage.scene.second) }),
    };
  },
};

/** A user asks for something: it is routed, run by one agent or several in turn, checked and paid for. */
function tellRequest(stage: Stage, startedAt: number, weather: Weather): void {
  const { random } = stage.scene;
  const correlationId = stage.id();
  const userRequest = pick(random, requests);
  const strategy = pick(random, strategies);
  const previous = random() < 0.3 ? pickSkewed(random, agents) : undefined;
  const requested = stage.tell(
    agentRoutingRequested,
    startedAt,
    router,
    {
      userRequest,
      routingStrategy: strategy,
      maxRecommendations: 5,
      minConfidence: 0.6,
      timeoutMs: 5000,
      ...(previous === undefined ? {} : { previousAgent: previous }),
    },
    { correlationId },
  );
  const routingTimeMs = Math.min(4500, Math.round(longTailed(random, weather.outage ? 900 : 60, 0.5)));
  let time = startedAt + routingTimeMs + 2 * random();
  const cause = { correlationId, causationId: requested };
  if (random() < (weather.outage ? 0.2 : 0.015)) {
    const timedOut = random() < 0.6;
    stage.tell(
      agentRoutingFailed,
      time,
      router,
      {
        errorCode: timedOut ? 'ROUTING_TIMEOUT' : 'NO_AGENTS_AVAILABLE',
        errorMessage: timedOut ? 'no decision in time' : 'no agent was sure enough',
        fallbackAgent: 'generalist',
        fallbackConfidence: 0.5,
        retryAfterMs: 1000,
      },
      cause,
    );
    return;
  }
  const asker = previous ?? 'generalist';
  let agent = random() < 0.2 ? asker : pickSkewed(random, followers[asker]);
  const confidence = share(0.86 + 0.06 * bell(random));
  const decided = stage.tell(
    agentRoutingCompleted,
    time,
    router,
    {
      selectedAgent: agent,
      confidence,
      routingTimeMs,
      routingStrategy: strategy,
      reasoning: `best match for: ${userRequest}`,
      alternatives: [0.12, 0.2].map((less) => ({ agent: pick(random, agents), confidence: share(confidence - less) })),
      cacheHit: random() < 0.35,
      candidatesEvaluated: 3 + Math.floor(random() * 9),
      ...(random() < 0.5 ? { userRequest } : {}),
      ...(previous === undefined ? {} : { previousAgent: previous }),
    },
    cause,
  );
  if (random() < 0.25) {
    const factors = {
      trigger: share(confidence + 0.04),
      context: share(confidence - 0.05),
      history: share(confidence),
    };
    const scored = { agentName: agent, confidence, routingStrategy: strategy, factors };
    stage.tell(agentConfidenceScored, time + 1 + random(), router, scored, { correlationId, causationId: decided });
  }
  let from = asker;
  for (let run = 0; run < mostRuns; run++) {
    const last = run === mostRuns - 1 || random() < 0.75;
    if (from !== agent) {
      const moved = tellHandover(stage, time, from, agent, userRequest, strategy, confidence, correlationId, weather);
      if (moved === null) return;
      time = moved;
    }
    const ended = tellRun(stage, time, agent, userRequest, correlationId, weather);
    if (ended === null || last) return;
    time = ended;
    from = agent;
    agent = pickSkewed(random, followers[from]);
  }
}

/** One agent hands over to another. When it is done, or null when it failed. */
function tellHandover(
  stage: Stage,
  startedAt: number,
  sourceAgent: string,
  targetAgent: string,
  userRequest: string,
  routingStrategy: string,
  routingConfidence: number,
  correlationId: string,
  weather: Weather,
): number | null {
  const { random } = stage.scene;
  const who = { sourceAgent, targetAgent, routingStrategy, routingConfidence };
  const started = stage.tell(
    agentTransformationStarted,
    startedAt + 1,
    runner,
    { ...who, transformationReason: 'better fit for the request', userRequest },
    { correlationId },
  );
  const transformationDurationMs = wholeMs(Math.min(3000, longTailed(random, 35, 0.6)));
  const endedAt = startedAt + 1 + transformationDurationMs;
  const cause = { correlationId, causationId: started };
  if (random() < (weather.outage ? 0.15 : 0.02)) {
    const errorMessage = 'the definition of the target agent could not be loaded';
    const failed = { ...who, transformationDurationMs, errorMessage, errorType: 'LoadError' };
    stage.tell(agentTransformationFailed, endedAt, runner, failed, cause);
    return null;
  }
  const done = {
    ...who,
    transformationDurationMs,
    success: true,
    contextSizeBytes: Math.round(longTailed(random, 9000, 0.7)),
  };
  stage.tell(agentTransformationCompleted, endedAt, runner, done, cause);
  return endedAt;
}

/** One run of one agent, with what it costs. When it ended, or null when it failed. */
function tellRun(
  stage: Stage,
  startedAt: number,
  agentName: string,
  userRequest: string,
  correlationId: string,
  weather: Weather,
): number | null {
  const { random } = stage.scene;
  // What an agent usually needs is its own, the same in every run of the simulator.
  const own = seedOf('agent', agentName) / 4294967296;
  const withIntelligence = random() < 0.7;
  const effort = withIntelligence ? (agentName === regressingAgent ? 1.25 : 0.62 + 0.16 * own) : 1;
  const { provider, model, price } = pickSkewed(random, models);
  const durationMs = wholeMs(Math.min(longestRunMs, longTailed(random, (2500 + 5000 * own) * effort, 0.5)));
  const tokensUsed = Math.max(50, Math.round(longTailed(random, (2200 + 6000 * own) * effort, 0.45)));
  const computeUnits = rounded(longTailed(random, (0.6 + own) * effort, 0.3), 1e4);
  const costUsd = rounded(tokensUsed * price + computeUnits * 0.0015, 1e9);
  const told = { correlationId };
  if (random() < 0.45) {
    const chosen = {
      providerName: provider,
      modelName: model,
      agentName,
      selectionReason: 'price and quality',
      costPerTokenUsd: price,
      latencyMs: Math.round(longTailed(random, 320, 0.4)),
      qualityScore: share(0.9 + 0.03 * bell(random)),
    };
    stage.tell(agentProviderSelected, startedAt + 1.5, 'provider-broker', chosen, told);
  }
  const sessionId = `session-${correlationId.slice(0, 13)}`;
  const started = stage.tell(
    agentExecutionStarted,
    startedAt + 2,
    runner,
    { agentName, userRequest, sessionId, withIntelligence },
    told,
  );
  const endedAt = startedAt + 2 + durationMs;
  const cause = { correlationId, causationId: started };
  const numbers = {
    agentName,
    durationMs,
    tokensUsed,
    costUsd,
    computeUnits,
    withIntelligence,
    provider,
    model,
    sessionId,
  };
  const failed = random() < (weather.outage ? 0.4 : withIntelligence ? 0.03 : 0.055);
  const ended = failed
    ? stage.tell(
        agentExecutionFailed,
        endedAt,
        runner,
        {
          ...numbers,
          errorMessage: weather.outage ? 'the database does not answer' : 'the tests did not pass in time',
          errorType: weather.outage ? 'ConnectionError' : 'RunError',
        },
        cause,
      )
    : stage.tell(
        agentExecutionCompleted,
        endedAt,
        runner,
        { ...numbers, qualityScore: share((withIntelligence ? 0.9 : 0.84) + 0.04 * bell(random)) },
        cause,
      );
  const after = { correlationId, causationId: ended };
  tellBill(stage, endedAt + 3, agentName, tokensUsed, costUsd, provider, model, after);
  if (failed) return null;
  if (random() < 0.5) {
    const threshold = 0.7;
    const score = share(0.86 + 0.08 * bell(random));
    const gate = { gateName: pick(random, qualityGates), agentName, score, threshold };
    if (score >= threshold) stage.tell(agentQualityGatePassed, endedAt + 12, 'quality-gates', gate, after);
    else {
      const reasons = {
        failureReasons: ['score below the threshold'],
        recommendations: ['run once more with context'],
      };
      stage.tell(agentQualityGateFailed, endedAt + 12, 'quality-gates', { ...gate, ...reasons }, after);
    }
  }
  return endedAt + 20;
}

/** What the run used, and now and then what that does to an account. */
function tellBill(
  stage: Stage,
  time: number,
  agentName: string,
  totalTokens: number,
  costUsd: number,
  provider: string,
  model: string,
  told: { readonly correlationId: string; readonly causationId: string },
): void {
  const { random } = stage.scene;
  const source = 'token-ledger';
  if (random() < 0.4) {
    const promptTokens = Math.round(totalTokens * (0.6 + 0.2 * random()));
    const used = { model, provider, promptTokens, completionTokens: totalTokens - promptTokens, totalTokens, costUsd };
    stage.tell(tokenUsageRecorded, time, source, { ...used, agentName, usageSource: 'API' }, told);
  }
  if (random() < 0.12) {
    const amount = totalTokens;
    const spent = { accountId: agentName, amount, unit: 'token', reason: 'run', model, provider } as const;
    stage.tell(tokenConsumed, time + 1, source, spent, told);
    const balance = Math.round(50_000 * random());
    const change = { accountId: agentName, previousBalance: balance + amount, balance, delta: -amount };
    if (random() < 0.5) stage.tell(tokenBalanceUpdated, time + 2, source, change, told);
  }
  if (random() < 0.03) {
    const gained = { accountId: agentName, amount: 25, unit: 'credit', reason: 'pattern_reused' } as const;
    stage.tell(tokenEarned, time + 4, source, gained, told);
  }
}
