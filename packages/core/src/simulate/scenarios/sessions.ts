import {
  agentAction,
  agentDetectionFailed,
  agentExecutionProgress,
  agentManifestInjected,
  agentModelRouted,
  agentRouterPerformance,
  agentTaskDelegated,
} from '../../events/agent/index.ts';
import {
  sessionEnded,
  sessionOutcomeStated,
  sessionPromptSubmitted,
  sessionStarted,
  sessionToolExecuted,
} from '../../events/session/index.ts';
import { tokenBudgetCapHit, tokenSavingsEstimated, tokenUsageRecorded } from '../../events/token/index.ts';
import { amount, lasting, longTailed, pick, pickSkewed, rounded, shareAround, wholeMs } from '../chance.ts';
import { type Scenario, storyScenario } from '../scenario.ts';
import type { Chain, Stage } from '../story.ts';
import { agents, files, models, patterns, projects, qualityGates, requests } from '../vocabulary.ts';
import { failure } from './failure.ts';

const hooks = 'coding-agent-hooks';
const router = 'coding-agent-router';
const tools = ['Read', 'Edit', 'Bash', 'Grep', 'Write'] as const;

export const sessions: Scenario = storyScenario({
  name: 'sessions',
  docs: 'Somebody works with a coding agent: prompts, routing by a model, tools, tasks given to cheaper models, a budget that may run out, and at the end what the session cost and saved.',
  longestMs: 420_000,
  eventsPerStory: 31.3,
  story(stage, startedAt, chain) {
    const { random } = stage.scene;
    const sessionId = `session-${chain.correlationId.slice(0, 18)}`;
    const repoName = pick(random, projects);
    chain.tell(sessionStarted, startedAt, hooks, { sessionId });
    let time = startedAt + lasting(random, 6_000, 30_000);
    const prompts = 1 + Math.floor(random() * 3);
    const spent = { tools: 0, tokens: 0, usd: 0, saved: 0 };
    const budget = 60_000;
    let isCapped = false;
    for (let prompt = 0; prompt < prompts && !isCapped; prompt++) {
      time = tellPrompt(stage, chain, time, sessionId, repoName, spent);
      isCapped = spent.tokens > budget;
      if (isCapped) {
        const cap = {
          runId: sessionId,
          used: spent.tokens,
          budget,
          budgetType: 'tokens',
          capReason: 'the session may use no more',
          capHit: true,
        };
        chain.aside(tokenBudgetCapHit, time + 5, 'budget-keeper', { ...cap, repoName });
      }
      time += lasting(random, 9_000, 60_000);
    }
    chain.tell(sessionEnded, time, hooks, {
      sessionId,
      durationMs: wholeMs(time - startedAt),
      promptsCount: prompts,
      toolsExecuted: spent.tools,
    });
    const outcome = isCapped ? 'abandoned' : pickSkewed(random, ['success', 'partial', 'failed']);
    chain.tell(sessionOutcomeStated, time + 200, hooks, { sessionId, outcome });
    const savedUsd = rounded(spent.saved, 1e9);
    const savedTokens = Math.round(spent.saved / 0.000009);
    chain.tell(tokenSavingsEstimated, time + 900, 'savings-estimator', {
      sessionId,
      actualTokens: spent.tokens,
      actualCostUsd: rounded(spent.usd, 1e9),
      actualModel: models[0].model,
      counterfactualModel: models[0].model,
      directSavingsUsd: savedUsd,
      directTokensSaved: savedTokens,
      totalSavingsUsd: savedUsd,
      totalTokensSaved: savedTokens,
      categories: [{ name: 'delegation', savingsUsd: savedUsd }],
      directConfidence: shareAround(random, 0.8),
      estimationMethod: 'price-difference',
      treatmentGroup: 'treatment',
      isMeasured: false,
      completenessStatus: 'complete',
    });
  },
});

interface Spent {
  tools: number;
  tokens: number;
  usd: number;
  saved: number;
}

/** A prompt and what is done for it. When that is done. */
function tellPrompt(
  stage: Stage,
  chain: Chain,
  startedAt: number,
  sessionId: string,
  projectName: string,
  spent: Spent,
): number {
  const { random } = stage.scene;
  const userRequest = pick(random, requests);
  // Hooks keep no more of a prompt than its beginning.
  const said = { sessionId, promptPreview: userRequest.slice(0, 24), promptLength: userRequest.length };
  const prompt = chain.tell(sessionPromptSubmitted, startedAt, hooks, said);
  const routingTimeMs = lasting(random, 45, 2_000);
  let time = startedAt + routingTimeMs;
  const measured = {
    routingTimeMs,
    metricType: 'routing',
    userRequest,
    cacheHit: random() < 0.3,
    candidatesEvaluated: amount(random, 6),
  };
  chain.aside(agentRouterPerformance, time, router, { ...measured, triggerMatchStrategy: 'fuzzy' });
  if (random() < 0.06) {
    const why = failure(['NO_AGENT_DETECTED', 'no agent fits the prompt', 'name an agent in the prompt']);
    chain.aside(agentDetectionFailed, time + 5, hooks, { ...why, userRequest, sessionId });
  }
  const agentName = pickSkewed(random, agents);
  const { model, provider, price } = pickSkewed(random, models);
  if (random() < 0.7) {
    const latencyMs = lasting(random, 380, 3_000);
    time += latencyMs;
    const promptTokens = amount(random, 700, 0.2);
    chain.tell(agentModelRouted, time, router, {
      selectedAgent: agentName,
      fuzzyCandidate: random() < 0.8 ? agentName : pick(random, agents),
      confidence: shareAround(random, 0.88),
      fuzzyConfidence: shareAround(random, 0.7, 0.06),
      latencyMs,
      fuzzyLatencyMs: routingTimeMs,
      routingPromptVersion: '3',
      model,
      costUsd: rounded((promptTokens + 40) * price, 1e9),
      promptTokens,
      completionTokens: 40,
      totalTokens: promptTokens + 40,
      fallbackUsed: false,
      sessionId,
    });
  }
  const patternsDiscovered = patterns.filter(() => random() < 0.3).map(({ id }) => id);
  chain.tell(agentManifestInjected, time + 20, hooks, {
    agentName,
    injectionType: 'startup',
    manifestVersion: '2',
    generationSource: 'pattern-library',
    patternsCount: patternsDiscovered.length,
    patternsDiscovered,
    queryTimeMs: lasting(random, 90, 2_000),
    isFallback: patternsDiscovered.length === 0,
    executionSuccess: true,
  });
  const count = 2 + Math.floor(random() * 6);
  for (let index = 0; index < count; index++) {
    const toolName = pickSkewed(random, tools);
    const durationMs = lasting(random, toolName === 'Bash' ? 1_800 : 40, 15_000);
    time += durationMs + 200;
    const success = random() < 0.96;
    const filePath = toolName === 'Bash' ? {} : { filePath: pick(random, files).path };
    chain.tell(sessionToolExecuted, time, hooks, { sessionId, toolName, durationMs, success, ...filePath });
    if (random() < 0.6) {
      const action = {
        agentName,
        actionType: 'tool_call',
        actionName: toolName,
        durationMs,
        success,
        debugMode: false,
        sessionId,
        projectName,
      };
      chain.aside(agentAction, time + 10, hooks, action);
    }
    if (random() < 0.3) {
      const progress = {
        agentName,
        progressPercent: rounded((100 * (index + 1)) / count, 10),
        step: `tool ${index + 1} of ${count}`,
        sessionId,
      };
      chain.aside(agentExecutionProgress, time + 20, 'agent-runner', progress);
    }
  }
  spent.tools += count;
  if (random() < 0.35) time = tellDelegation(stage, chain, time, sessionId, projectName, agentName, spent, prompt);
  const totalTokens = amount(random, 14_000, 0.7);
  const promptTokens = Math.round(totalTokens * 0.8);
  const costUsd = rounded(totalTokens * price, 1e9);
  spent.tokens += totalTokens;
  spent.usd += costUsd;
  const used = {
    model,
    provider,
    promptTokens,
    completionTokens: totalTokens - promptTokens,
    totalTokens,
    costUsd,
    sessionId,
    agentName,
  };
  chain.aside(tokenUsageRecorded, time + 60, 'model-gateway', {
    ...used,
    usageSource: 'API',
    repoName: projectName,
    latencyMs: lasting(random, 4_000, 30_000),
  });
  return time + 100;
}

/** Part of the work goes to a cheaper model, and gates check what it brings. */
function tellDelegation(
  stage: Stage,
  chain: Chain,
  startedAt: number,
  sessionId: string,
  repoName: string,
  delegatedBy: string,
  spent: Spent,
  cause: string,
): number {
  const { random } = stage.scene;
  const latencyMs = lasting(random, 5_000, 40_000);
  const passes = random() < 0.88;
  const gatesChecked = qualityGates.slice(0, 2);
  const costUsd = rounded(longTailed(random, 0.002, 0.5), 1e9);
  const costSavingsUsd = passes ? rounded(longTailed(random, 0.03, 0.5), 1e9) : 0;
  spent.saved += costSavingsUsd;
  const given = {
    taskType: pick(random, ['tests', 'docs', 'search']),
    delegatedTo: models[3].model,
    delegatedBy,
    sessionId,
    repoName,
  };
  const checked = { qualityGatePassed: passes, gatesChecked, gatesFailed: passes ? [] : gatesChecked.slice(0, 1) };
  const cost = { costUsd, costSavingsUsd, latencyMs, isShadow: random() < 0.1 };
  chain.aside(agentTaskDelegated, startedAt + latencyMs, 'delegation-broker', { ...given, ...checked, ...cost }, cause);
  return startedAt + latencyMs;
}
