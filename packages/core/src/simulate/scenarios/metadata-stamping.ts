import {
  metadataBatchProcessed,
  metadataOrphanedDetected,
  metadataPerformanceAlerted,
  metadataStampingFailed,
  metadataStampingRequested,
  metadataStampingStamped,
  metadataStampValidated,
  metadataTreeStampingCompleted,
  metadataTreeStampingFailed,
  metadataTreeStampingRequested,
} from '../../events/metadata/index.ts';
import { amount, lasting, pick, rounded, seedOf, wholeMs } from '../chance.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../story.ts';
import { createTimetable } from '../timetable.ts';
import { files, people, projects } from '../vocabulary.ts';
import { failure, timedOut } from './failure.ts';

const stamper = 'artifact-stamper';
const treeStamper = 'tree-stamper';
const namespace = 'omninode.files';
const treeSeconds = 3 * 3600;

export const metadataStamping: Scenario = {
  name: 'metadata-stamping',
  docs: 'Files are stamped with what is known of them, batch by batch, and stamps are checked; every few hours the tree of a whole project, which shows what nothing refers to.',
  longestMs: 300_000,
  eventsPerStory: 8.9,
  clockRate: (3 * projects.length) / treeSeconds,
  cast: (seed, tenantId) => {
    const own = seedOf(seed, 'metadata-stamping', tenantId);
    const trees = createTimetable(own, projects, treeSeconds);
    return {
      story: tellBatch,
      clock(stage) {
        for (const index of trees.due(stage.scene.second)) tellTree(stage, projects[index] as string);
      },
    };
  },
};

const hashOf = (path: string, second: number): string => `b3-${seedOf(path, second).toString(16)}`;

/** Some files of one commit are stamped one after another. */
function tellBatch(stage: Stage, startedAt: number): void {
  const { random, second } = stage.scene;
  const chain = stage.chain();
  const batch = files.filter(() => random() < 0.35);
  let time = startedAt;
  let failed = 0;
  for (const { path } of batch) {
    const fileHash = hashOf(path, second);
    const fileSizeBytes = amount(random, 6_000);
    const about = { filePath: path, fileHash };
    const workflowId = `stamp-${fileHash}`;
    const asked = chain.aside(metadataStampingRequested, time, 'commit-hook', {
      ...about,
      fileSizeBytes,
      contentType: 'text/plain',
      priority: 'normal',
      protocolVersion: '1.0',
      namespace,
      operationId: workflowId,
      extractMetadata: true,
      cacheResult: true,
      enableIntelligence: random() < 0.3,
    });
    const durationMs = lasting(random, 45, 3_000);
    time += durationMs;
    if (random() < 0.03) {
      failed += 1;
      chain.aside(
        metadataStampingFailed,
        time,
        stamper,
        { ...failure(timedOut), ...about, workflowId, durationMs },
        asked,
      );
      continue;
    }
    const stamped = chain.aside(
      metadataStampingStamped,
      time,
      stamper,
      {
        ...about,
        stampId: `stamp-${stage.id().slice(14)}`,
        fileSizeBytes,
        durationMs,
        hashGenerationTimeMs: rounded(durationMs * 0.1, 1e3),
        metadataExtractionTimeMs: rounded(durationMs * 0.4, 1e3),
        databaseOperationTimeMs: rounded(durationMs * 0.3, 1e3),
        hashAlgorithm: 'blake3',
        cacheHit: random() < 0.2,
        namespace,
        workflowId,
        workflowState: 'COMPLETED',
        workflowStepsExecuted: 4,
        stampVersion: '1',
        author: pick(random, people),
        createdAt: wholeMs(time),
      },
      asked,
    );
    if (random() < 0.25) {
      const checked = { fileHash, validationResult: { valid: true }, durationMs: lasting(random, 6) };
      chain.aside(metadataStampValidated, time + 200, stamper, checked, stamped);
    }
    if (durationMs > 120) {
      chain.aside(
        metadataPerformanceAlerted,
        time + 5,
        stamper,
        {
          metricName: 'stamping_time_ms',
          alertType: 'threshold_exceeded',
          currentValue: durationMs,
          thresholdValue: 120,
          severity: durationMs > 170 ? 'critical' : 'warning',
          message: 'stamping takes longer than it should',
          instanceId: `${stamper}-1`,
          component: 'stamping',
        },
        stamped,
      );
    }
  }
  const durationMs = wholeMs(time - startedAt);
  chain.tell(metadataBatchProcessed, time + 20, stamper, {
    batchId: `batch-${chain.correlationId.slice(0, 13)}`,
    totalFiles: batch.length,
    successfulFiles: batch.length - failed,
    failedFiles: failed,
    durationMs,
    averageProcessingTimeMs: batch.length === 0 ? 0 : wholeMs(durationMs / batch.length),
    processedAt: wholeMs(time + 20),
  });
}

function tellTree(stage: Stage, projectName: string): void {
  const { random, second } = stage.scene;
  const chain = stage.chain();
  const start = second * 1000 + 100;
  const projectPath = `repositories/${projectName}`;
  const asked = chain.tell(metadataTreeStampingRequested, start, 'tree-scheduler', {
    projectName,
    projectPath,
    includeTests: true,
    forceReindex: false,
  });
  const durationMs = lasting(random, 60_000, 300_000);
  const time = start + durationMs;
  const filesDiscovered = amount(random, 420, 0.1);
  if (random() < 0.12) {
    const why = failure(['GRAPH_UNAVAILABLE', 'the graph took no more entries', 'start it anew and index again']);
    const filesSucceeded = Math.floor(filesDiscovered * random());
    chain.tell(metadataTreeStampingFailed, time, treeStamper, {
      ...why,
      projectName,
      durationMs,
      filesAttempted: filesDiscovered,
      filesSucceeded,
    });
    return;
  }
  chain.tell(metadataTreeStampingCompleted, time, treeStamper, {
    projectName,
    filesDiscovered,
    filesIndexed: filesDiscovered,
    filesStamped: filesDiscovered,
    vectorIndexed: filesDiscovered,
    graphIndexed: filesDiscovered,
    cacheWarmed: true,
    durationMs,
    languageBreakdown: { python: Math.floor(filesDiscovered * 0.6), typescript: Math.floor(filesDiscovered * 0.3) },
    errors: [],
    warnings: random() < 0.3 ? ['a link leads out of the tree'] : [],
  });
  const orphans = files.filter(() => random() < 0.15);
  const orphanedFiles = orphans.map(({ path }) => ({
    filePath: `${projectPath}/${path}`,
    relativePath: path,
    orphanType: 'no_imports' as const,
    reason: 'nothing imports it',
    importCount: 0,
    entityCount: amount(random, 4),
  }));
  const found = {
    projectName,
    totalFiles: filesDiscovered,
    totalOrphans: orphans.length,
    orphanedFiles,
    entryPoints: ['src/main.py'],
  };
  chain.tell(
    metadataOrphanedDetected,
    time + 4_000,
    'orphan-detector',
    { ...found, scannedAt: wholeMs(time + 4_000) },
    asked,
  );
}
