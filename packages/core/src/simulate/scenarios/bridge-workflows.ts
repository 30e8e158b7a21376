import {
  bridgeAggregationBatchProcessed,
  bridgeAggregationCompleted,
  bridgeAggregationFailed,
  bridgeAggregationStarted,
  bridgeOrchestrationCompleted,
  bridgeOrchestrationFailed,
  bridgeOrchestrationStarted,
  bridgeOrchestratorMeasured,
  bridgeReducerGaveUp,
  bridgeStateCommitted,
  bridgeStateConflict,
  bridgeStatePersisted,
  bridgeWorkflowCompleted,
  bridgeWorkflowFailed,
  bridgeWorkflowStarted,
  bridgeWorkflowStateChanged,
  bridgeWorkflowStateInitialized,
  bridgeWorkflowStepCompleted,
} from '../../events/bridge/index.ts';
import type { Random } from '../../lib/random.ts';
import { amount, lasting, pick, pickSkewed, rounded, wholeMs } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Chain, Stage } from '../story.ts';
import { failure, timedOut } from './failure.ts';

const orchestrator = 'workflow-orchestrator';
const reducer = 'workflow-reducer';
const namespace = 'omninode.workflows';
const measureSeconds = 60;

const kinds = [
  { workflowType: 'metadata_stamping', steps: ['validate', 'hash', 'enrich', 'stamp', 'publish'] },
  { workflowType: 'code_review', steps: ['fetch', 'analyze', 'comment'] },
  { workflowType: 'release', steps: ['build', 'test', 'sign', 'upload'] },
] as const;

export const bridgeWorkflows: Scenario = {
  name: 'bridge-workflows',
  docs: 'A workflow goes through its steps and states over several nodes; its state is stored, sometimes fought over, and its results are added up.',
  longestMs: 40_000,
  eventsPerStory: 19.3,
  clockRate: 1 / measureSeconds,
  cast: () => ({
    story: tellWorkflow,
    clock(stage) {
      if (stage.scene.second % measureSeconds === 17) tellMeasures(stage);
    },
  }),
};

function tellWorkflow(stage: Stage, startedAt: number): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const { workflowType, steps } = pickSkewed(random, kinds);
  const workflowId = `wf-${chain.correlationId.slice(0, 18)}`;
  const named = { workflowId, workflowType };
  const isWide = random() < 0.35;
  const begun = wholeMs(startedAt);
  let time = startedAt;
  const began = chain.tell(bridgeWorkflowStarted, time, orchestrator, {
    ...named,
    currentState: 'PENDING',
    namespace,
    startedAt: begun,
  });
  chain.tell(bridgeWorkflowStateInitialized, time + 4, reducer, { workflowId, initialState: 'PENDING', namespace });
  chain.tell(bridgeWorkflowStateChanged, time + 12, reducer, {
    workflowId,
    fromState: 'PENDING',
    toState: 'PROCESSING',
    trigger: 'started',
  });
  const wide = isWide
    ? chain.aside(
        bridgeOrchestrationStarted,
        time + 20,
        orchestrator,
        { ...named, namespace, nodeId: `${orchestrator}-1`, status: 'processing', stepsTotal: steps.length },
        began,
      )
    : undefined;
  const failsAt = random() < 0.06 ? Math.floor(random() * steps.length) : -1;
  let version = 1;
  for (const [index, stepName] of steps.entries()) {
    const durationMs = lasting(random, 700, 12_000);
    const fails = index === failsAt;
    time += durationMs;
    const step = { workflowId, stepName, stepOrder: index + 1, status: fails ? 'failed' : 'completed', durationMs };
    chain.tell(
      bridgeWorkflowStepCompleted,
      time,
      orchestrator,
      fails ? { ...step, errorMessage: 'no answer in time' } : step,
    );
    version = keepState(random, chain, time + 8, workflowId, version, fails);
    if (!fails) continue;
    const ended = { ...failure(timedOut), ...named, failedStep: stepName, durationMs: wholeMs(time + 40 - startedAt) };
    chain.tell(bridgeWorkflowStateChanged, time + 30, reducer, {
      workflowId,
      fromState: 'PROCESSING',
      toState: 'FAILED',
      trigger: 'step_failed',
    });
    chain.tell(bridgeWorkflowFailed, time + 40, orchestrator, {
      ...ended,
      currentState: 'FAILED',
      namespace,
      startedAt: begun,
    });
    if (wide !== undefined) chain.tell(bridgeOrchestrationFailed, time + 60, orchestrator, ended);
    return;
  }
  chain.tell(bridgeWorkflowStateChanged, time + 30, reducer, {
    workflowId,
    fromState: 'PROCESSING',
    toState: 'COMPLETED',
    trigger: 'steps_done',
  });
  const durationMs = wholeMs(time + 40 - startedAt);
  const done = {
    currentState: 'COMPLETED',
    namespace,
    startedAt: begun,
    completedAt: wholeMs(time + 40),
    durationMs,
  } as const;
  chain.tell(bridgeWorkflowCompleted, time + 40, orchestrator, { ...named, ...done, result: { steps: steps.length } });
  if (wide === undefined) return;
  const nodes = ['effect-node', 'compute-node', 'reducer-node'];
  const whole = {
    ...named,
    stepsExecuted: steps.length,
    durationMs,
    participants: nodes,
    resultSummary: 'all steps done',
  };
  const summed = chain.tell(bridgeOrchestrationCompleted, time + 60, orchestrator, whole);
  tellAggregation(stage, time + 80, chain, summed);
}

/** Stores and commits the state after a step; now and then somebody else was first. The version it has then. */
function keepState(
  random: Random,
  chain: Chain,
  time: number,
  workflowId: string,
  version: number,
  gives: boolean,
): number {
  if (random() < 0.05) {
    const conflict = chain.aside(bridgeStateConflict, time, reducer, { workflowId, version });
    if (gives || random() < 0.15) {
      const why = failure(['STATE_CONFLICT', 'the state changed at each of three tries', 'look who else writes it'], 3);
      chain.aside(bridgeReducerGaveUp, time + lasting(random, 300, 4_000), reducer, { ...why, workflowId }, conflict);
      return version;
    }
  }
  const stored = chain.aside(bridgeStatePersisted, time + 3, reducer, { workflowId, version: version + 1 });
  chain.aside(bridgeStateCommitted, time + 9, reducer, { workflowId, version: version + 1 }, stored);
  return version + 1;
}

function tellAggregation(stage: Stage, startedAt: number, chain: Chain, cause: string): void {
  const { random } = stage.scene;
  const aggregationId = `agg-${chain.correlationId.slice(0, 13)}`;
  const batchSize = 100;
  const began = chain.aside(bridgeAggregationStarted, startedAt, reducer, { aggregationId, batchSize }, cause);
  const batches = 1 + Math.floor(random() * 3);
  let time = startedAt;
  for (let batchNumber = 1; batchNumber <= batches; batchNumber++) {
    time += lasting(random, 180, 3_000);
    const batch = { aggregationId, batchNumber, batchSize, totalItemsProcessed: batchNumber * batchSize };
    chain.aside(bridgeAggregationBatchProcessed, time, reducer, batch, began);
  }
  time += 15;
  const durationMs = wholeMs(time - startedAt);
  if (random() < 0.06) {
    const why = failure(['BATCH_INVALID', 'an item has no namespace', 'state the namespace']);
    chain.aside(bridgeAggregationFailed, time, reducer, { ...why, aggregationId, durationMs }, began);
    return;
  }
  const totalItems = batches * batchSize;
  const itemsPerSecond = rounded((1000 * totalItems) / durationMs, 100);
  const whole = {
    totalItems,
    batchesProcessed: batches,
    totalSizeBytes: totalItems * amount(random, 800),
    namespacesCount: 1,
  };
  chain.aside(
    bridgeAggregationCompleted,
    time,
    reducer,
    { aggregationId, ...whole, durationMs, itemsPerSecond },
    began,
  );
}

function tellMeasures(stage: Stage): void {
  const { random, second, busy } = stage.scene;
  const ofDay = second % 86_400;
  stage.chain().tell(bridgeOrchestratorMeasured, second * 1000 + 100, orchestrator, {
    latencyMs: lasting(random, 40),
    successTotal: ofDay,
    failureTotal: Math.floor(ofDay * 0.04),
    timeoutTotal: Math.floor(ofDay * 0.01),
    retryTotal: Math.floor(ofDay * 0.02),
    waitTimeMs: lasting(random, 12 * busy),
    eventDrivenExecutions: ofDay,
    legacyExecutions: pick(random, [0, 0, 1]),
  });
}
