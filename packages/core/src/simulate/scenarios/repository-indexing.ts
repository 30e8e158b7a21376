import {
  intelligenceDocumentIndexCompleted,
  intelligenceDocumentIndexFailed,
  intelligenceDocumentIndexRequested,
  intelligenceFreshnessChecked,
  intelligencePatternDiscovered,
  intelligencePatternDiscoveryCompleted,
  intelligencePatternDiscoveryRequested,
  intelligencePerformanceAnalyzed,
  intelligenceRepositoryScanCompleted,
  intelligenceRepositoryScanFailed,
  intelligenceRepositoryScanRequested,
} from '../../events/intelligence/index.ts';
import { hidden } from '../../events/meanings.ts';
import { amount, lasting, pick, rounded, share, shareAround } from '../chance.ts';
import { type Scenario, storyScenario } from '../scenario.ts';
import type { Chain, Stage } from '../story.ts';
import { files, patterns, projects } from '../vocabulary.ts';
import { failure, unavailable } from './failure.ts';

const source = 'repository-indexer';
const branch = 'main';

export const repositoryIndexing: Scenario = storyScenario({
  name: 'repository-indexing',
  docs: 'A repository is scanned, its documents are indexed one by one, patterns are looked for in it, and it is checked what is out of date or slow.',
  longestMs: 60_000,
  eventsPerStory: 11.3,
  story(stage, startedAt, chain) {
    const { random } = stage.scene;
    const projectId = pick(random, projects);
    const repositoryPath = `repositories/${projectId}`;
    const commitSha = chain.correlationId.replaceAll('-', '').slice(0, 12);
    const asked = chain.tell(intelligenceRepositoryScanRequested, startedAt, 'commit-hook', {
      repositoryPath,
      projectId,
      scanScope: random() < 0.2 ? 'full' : 'incremental',
      filePatterns: ['**/*.py', '**/*.ts', '**/*.md'],
      excludePatterns: ['**/node_modules/**'],
      batchSize: 50,
    });
    const durationMs = lasting(random, 2_400, 20_000);
    const time = startedAt + durationMs;
    if (random() < 0.04) {
      chain.tell(intelligenceRepositoryScanFailed, time, source, {
        ...failure(['REPOSITORY_NOT_FOUND', 'the repository cannot be read', 'check the path and its rights']),
        repositoryPath,
        projectId,
        durationMs,
        filesProcessed: 0,
      });
      return;
    }
    const changed = files.filter(() => random() < 0.35);
    chain.tell(intelligenceRepositoryScanCompleted, time, source, {
      repositoryPath,
      projectId,
      scanScope: 'incremental',
      filesDiscovered: amount(random, 400, 0.2),
      filesPublished: changed.length,
      filesSkipped: amount(random, 380, 0.2),
      batchesCreated: 1,
      durationMs,
      commitSha,
      branch,
      fileSummaries: changed.map(({ path, language }) => ({ path, sizeBytes: amount(random, 6_000), language })),
    });
    changed.forEach((file, index) => tellDocument(stage, time + 200 + 700 * index, file, projectId, commitSha, chain));
    if (random() < 0.6) tellDiscovery(stage, time + 500, projectId, chain, asked);
    if (random() < 0.4) {
      const analyzedCount = amount(random, 60);
      const staleCount = Math.floor(analyzedCount * 0.3 * random());
      chain.aside(intelligenceFreshnessChecked, time + 4_000, 'freshness-service', {
        analyzedCount,
        staleCount,
        freshCount: analyzedCount - staleCount,
        averageAgeMs: lasting(random, 9 * 86_400_000, 60 * 86_400_000),
        freshnessScore: analyzedCount === 0 ? 1 : share(1 - staleCount / analyzedCount),
        durationMs: lasting(random, 300),
      });
    }
    if (random() < 0.3) {
      const averageResponseTimeMs = lasting(random, 120);
      chain.aside(intelligencePerformanceAnalyzed, time + 5_000, 'performance-service', {
        operationName: 'index-document',
        averageResponseTimeMs,
        p50Ms: rounded(averageResponseTimeMs * 0.85, 1e3),
        p95Ms: rounded(averageResponseTimeMs * 2.1, 1e3),
        p99Ms: rounded(averageResponseTimeMs * 3.4, 1e3),
        sampleSize: amount(random, 300),
        opportunitiesCount: amount(random, 2),
        categories: ['caching'],
        durationMs: lasting(random, 700),
      });
    }
  },
});

function tellDocument(
  { scene: { random } }: Stage,
  startedAt: number,
  { path, language }: (typeof files)[number],
  projectId: string,
  commitSha: string,
  chain: Chain,
): void {
  const asked = chain.aside(intelligenceDocumentIndexRequested, startedAt, source, {
    sourcePath: path,
    content: hidden,
    language,
    projectId,
    repositoryUrl: `https://git.example/${projectId}`,
    commitSha,
  });
  const durationMs = lasting(random, 1_100, 25_000);
  const at = startedAt + durationMs;
  if (random() < 0.04) {
    const why = { ...failure(unavailable), sourcePath: path, failedService: 'vector-search', durationMs };
    chain.aside(intelligenceDocumentIndexFailed, at, 'document-indexer', why, asked);
    return;
  }
  const chunksIndexed = amount(random, 12);
  const done = {
    sourcePath: path,
    documentHash: `b3-${commitSha}`,
    qualityScore: shareAround(random, 0.82, 0.06),
    entitiesExtracted: amount(random, 9),
    relationshipsCreated: amount(random, 14),
    chunksIndexed,
    durationMs,
    serviceTimingsMs: { embedding: rounded(durationMs * 0.7, 1e3), graph: rounded(durationMs * 0.2, 1e3) },
    cacheHit: random() < 0.1,
    reindexRequired: false,
  };
  chain.aside(intelligenceDocumentIndexCompleted, at, 'document-indexer', done, asked);
}

function tellDiscovery(
  { scene: { random } }: Stage,
  startedAt: number,
  projectId: string,
  chain: Chain,
  cause: string,
): void {
  const wanted = { projectId, paths: ['src'], language: 'python', minConfidence: 0.7, limit: 20 };
  const asked = chain.aside(intelligencePatternDiscoveryRequested, startedAt, source, wanted, cause);
  const durationMs = lasting(random, 9_000, 60_000);
  const found = patterns
    .filter(() => random() < 0.25)
    .map((pattern) => ({ ...pattern, confidence: shareAround(random, 0.83) }));
  found.forEach(({ id, name, type, confidence }, index) => {
    const pattern = {
      patternId: id,
      patternName: name,
      patternType: type,
      sourceContext: projectId,
      discoveryMethod: 'structure',
      confidence,
      qualityScore: shareAround(random, 0.84),
      filePath: pick(random, files).path,
      language: 'python',
    };
    const at = startedAt + (durationMs * (index + 1)) / (found.length + 1);
    chain.aside(intelligencePatternDiscovered, at, 'pattern-finder', pattern, asked);
  });
  const done = {
    patternsFound: found.length,
    newPatterns: random() < 0.2 ? Math.min(1, found.length) : 0,
    filesScanned: amount(random, 180, 0.3),
    durationMs,
    patterns: found.map(({ id, name, type, confidence }) => ({
      patternId: id,
      patternName: name,
      patternType: type,
      confidence,
    })),
  };
  chain.aside(intelligencePatternDiscoveryCompleted, startedAt + durationMs, 'pattern-finder', done, asked);
}
