import {
  codeContractGenerated,
  codeGenerationCompleted,
  codeGenerationFailed,
  codeGenerationMetricsRecorded,
  codeGenerationRequested,
  codeGenerationStageCompleted,
  codeGenerationStarted,
  codeGenerationStatusChanged,
  codeTestsGenerated,
  codeValidationCompleted,
  codeValidationFailed,
  codeValidationRequested,
} from '../../events/code/index.ts';
import { hidden } from '../../events/meanings.ts';
import { amount, lasting, longTailed, pick, pickSkewed, rounded, shareAround } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { models, nodeTypes, patterns, people } from '../vocabulary.ts';
import { failure, timedOut } from './failure.ts';

const source = 'code-generator';
const validator = 'code-validator';

/** Stages in their order, with the median time of each, ms. */
const stages = [
  ['specification', 1_200],
  ['intelligence', 2_500],
  ['contract', 4_000],
  ['business-logic', 14_000],
  ['tests', 9_000],
  ['validation', 3_500],
  ['packaging', 900],
] as const;

const wishes = [
  ['invoice-mailer', 'send an invoice by mail once it is paid'],
  ['stock-reducer', 'add up stock over warehouses'],
  ['price-quote', 'compute a quote with discounts of the customer'],
  ['refund-flow', 'run a refund over ledger, payment and mail'],
  ['address-check', 'check an address against the register'],
] as const;

export const codeGeneration: Scenario = {
  name: 'code-generation',
  docs: 'Somebody asks for a node: its code is generated stage by stage, tested and validated, and delivered or given up; every hour is added up.',
  longestMs: 200_000,
  eventsPerStory: 20.4,
  clockRate: 25 / 86_400,
  cast: () => ({ story: tellGeneration, clock: tellMetrics }),
};

function tellGeneration(stage: Stage, startedAt: number): void {
  const { random } = stage.scene;
  const chain = stage.chain();
  const short = chain.correlationId.slice(0, 13);
  const sessionId = `codegen-${short}`;
  const workflowId = `wf-${short}`;
  const [name, wish] = pick(random, wishes);
  const nodeType = pickSkewed(random, nodeTypes);
  const contractId = `${name}-contract`;
  const asked = chain.tell(codeGenerationRequested, startedAt, 'code-cli', {
    specification: wish,
    contractId,
    nodeType,
    outputDirectory: `generated/${name}`,
    interactiveMode: random() < 0.2,
    enableIntelligence: random() < 0.7,
    enableQuorum: random() < 0.1,
    userId: pick(random, people),
    sessionId,
  });
  let time = startedAt + lasting(random, 250);
  chain.tell(codeGenerationStarted, time, source, {
    workflowId,
    orchestratorNodeId: 'codegen-orchestrator-1',
    pipelineStages: stages.map(([stageName]) => stageName),
    estimatedDurationMs: 36_000,
  });
  const failsAt = random() < 0.07 ? Math.floor(random() * stages.length) : -1;
  const qualityScore = shareAround(random, 0.88);
  const testCoverage = shareAround(random, 0.81, 0.05);
  for (const [index, [stageName, median]] of stages.entries()) {
    const durationMs = lasting(random, median, median * 4);
    const fails = index === failsAt;
    if (stageName === 'validation')
      tellValidation(stage, time, chain.correlationId, sessionId, nodeType, qualityScore, asked);
    time += durationMs;
    chain.tell(codeGenerationStageCompleted, time, source, {
      stageName,
      stageNumber: index + 1,
      workflowId,
      durationMs,
      cpuTimeMs: rounded(durationMs * (0.2 + 0.5 * random()), 1e3),
      memoryMb: rounded(longTailed(random, 240, 0.3), 10),
      success: !fails,
      warnings: random() < 0.15 ? ['a name is longer than the style allows'] : [],
    });
    if (fails) {
      chain.tell(codeGenerationFailed, time + 20, source, {
        ...failure(
          random() < 0.5
            ? timedOut
            : ['GENERATION_INVALID', 'the code does not compile', 'state the types of the wish'],
        ),
        workflowId,
        contractId,
        failedStage: stageName,
        durationMs: rounded(time + 20 - startedAt, 1e3),
        partialFiles: [`generated/${name}/contract.yaml`],
      });
      chain.aside(codeGenerationStatusChanged, time + 40, source, {
        sessionId,
        status: 'failed',
        message: `stopped at ${stageName}`,
      });
      return;
    }
    chain.aside(codeGenerationStatusChanged, time + 15, source, {
      sessionId,
      status: index === stages.length - 1 ? 'completed' : 'processing',
      progressPercent: rounded((100 * (index + 1)) / stages.length, 10),
      message: `${stageName} is done`,
    });
    if (stageName === 'contract') {
      chain.aside(codeContractGenerated, time + 10, source, {
        contractId,
        contractName: name,
        contractPath: `generated/${name}/contract.yaml`,
        nodeType,
        version: '1.0.0',
        qualityScore,
        durationMs,
        contractYaml: hidden,
      });
    } else if (stageName === 'tests') {
      chain.aside(codeTestsGenerated, time + 10, source, {
        nodeName: name,
        testContractName: `${name}-tests`,
        testTypes: ['unit', 'integration'],
        generatedFiles: [`generated/${name}/tests/test_${name.replaceAll('-', '_')}.py`],
        fileCount: 1,
        durationMs,
        qualityScore,
        testCoverage,
      });
    }
  }
  const { model, price } = pickSkewed(random, models);
  const totalTokens = amount(random, 14_000, 0.4);
  chain.tell(codeGenerationCompleted, time + 30, source, {
    contractId,
    workflowId,
    durationMs: rounded(time + 30 - startedAt, 1e3),
    filesGenerated: 4,
    generatedFiles: ['contract.yaml', 'node.py', 'models.py', 'tests.py'].map((file) => `generated/${name}/${file}`),
    nodeType,
    serviceName: name,
    qualityScore,
    testCoverage,
    complexityScore: rounded(longTailed(random, 6, 0.4), 100),
    patternsApplied: [pickSkewed(random, patterns).name],
    intelligenceSources: ['pattern-library'],
    model,
    totalTokens,
    costUsd: rounded(totalTokens * price, 1e9),
    nodeModule: hidden,
  });
}

/** The validator works on its own; its verdict may be against the code, and once in a while it breaks down itself. */
function tellValidation(
  stage: Stage,
  startedAt: number,
  correlationId: string,
  sessionId: string,
  nodeType: (typeof nodeTypes)[number],
  qualityScore: number,
  cause: string,
): void {
  const { random } = stage.scene;
  const chain = stage.chain(correlationId);
  chain.tell(
    codeValidationRequested,
    startedAt + 5,
    source,
    { sessionId, nodeType, validationType: 'full', contracts: hidden, content: hidden },
    cause,
  );
  const durationMs = lasting(random, 800, 3_000);
  if (random() < 0.04) {
    chain.tell(codeValidationFailed, startedAt + 5 + durationMs, validator, {
      ...failure(timedOut),
      sessionId,
      durationMs,
    });
    return;
  }
  const isValid = random() < 0.9;
  chain.tell(codeValidationCompleted, startedAt + 5 + durationMs, validator, {
    sessionId,
    isValid,
    qualityScore,
    onexComplianceScore: shareAround(random, 0.92),
    errors: isValid ? [] : ['a public function has no contract'],
    warnings: random() < 0.3 ? ['a branch is not covered'] : [],
    suggestions: isValid ? [] : ['declare the contract of every public function'],
    durationMs,
  });
}

const hour = 3_600;
/** Every hour is added up after its end, and at midnight the day. */
function tellMetrics(stage: Stage): void {
  const { second, random, busy } = stage.scene;
  if (second % hour !== 45) return;
  for (const [aggregationType, seconds] of [
    ['hourly', hour],
    ['daily', 24 * hour],
  ] as const) {
    if (second % seconds !== 45) continue;
    const windowEnd = (second - 45) * 1000;
    const totalGenerations = amount(random, ((busy * seconds) / hour) * 12, 0.2);
    const failedGenerations = Math.floor(totalGenerations * 0.1 * random());
    const averageDurationMs = lasting(random, 38_000, 90_000, 0.1);
    const totalTokens = totalGenerations * amount(random, 14_000, 0.1);
    const costUsd = rounded(totalTokens * 0.000006, 1e9);
    stage.chain().tell(codeGenerationMetricsRecorded, second * 1000 + 200, source, {
      windowStart: windowEnd - seconds * 1000,
      windowEnd,
      aggregationType,
      totalGenerations,
      successfulGenerations: totalGenerations - failedGenerations,
      failedGenerations,
      averageDurationMs,
      p50DurationMs: rounded(averageDurationMs * 0.92, 1e3),
      p95DurationMs: rounded(averageDurationMs * 1.9, 1e3),
      p99DurationMs: rounded(averageDurationMs * 2.6, 1e3),
      averageQualityScore: shareAround(random, 0.88, 0.01),
      averageTestCoverage: shareAround(random, 0.81, 0.01),
      totalTokens,
      costUsd,
      averageCostUsd: totalGenerations === 0 ? 0 : rounded(costUsd / totalGenerations, 1e9),
    });
  }
}
