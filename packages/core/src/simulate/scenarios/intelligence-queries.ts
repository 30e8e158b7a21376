import {
  intelligenceCodeAnalysisCompleted,
  intelligenceCodeAnalysisFailed,
  intelligenceCodeAnalysisRequested,
  intelligenceComplianceRequested,
  intelligenceComplianceValidated,
  intelligenceIntentClassified,
  intelligencePatternMatched,
  intelligenceQualityAssessed,
  intelligenceQualityRequested,
  intelligenceQueryCompleted,
  intelligenceQueryFailed,
  intelligenceQueryRequested,
  intelligenceSearchCompleted,
  intelligenceSearchFailed,
  intelligenceSearchRequested,
} from '../../events/intelligence/index.ts';
import { hidden } from '../../events/meanings.ts';
import type { Random } from '../../lib/random.ts';
import { amount, lasting, longTailed, pick, pickSkewed, rounded, shareAround } from '../chance.ts';
import { type Scenario, storyScenario } from '../scenario.ts';
import type { Chain } from '../story.ts';
import { files, patterns, people, projects, requests } from '../vocabulary.ts';
import { failure, timedOut, unavailable } from './failure.ts';

const service = 'intelligence-service';
const asker = 'agent-runner';
const intents = ['explain', 'change', 'test', 'debug', 'review'] as const;

export const intelligenceQueries: Scenario = storyScenario({
  name: 'intelligence-queries',
  docs: 'Agents ask before they act: an intent is classified, documents are searched, patterns matched, files analyzed and their quality assessed.',
  longestMs: 20_000,
  eventsPerStory: 7.5,
  story({ scene: { random } }, startedAt, chain) {
    const query = pick(random, requests);
    const userId = pick(random, people);
    chain.tell(intelligenceIntentClassified, startedAt, service, {
      intentType: pickSkewed(random, intents),
      confidence: shareAround(random, 0.87),
      categories: ['code'],
      sessionId: `session-${chain.correlationId.slice(0, 13)}`,
    });
    let time = startedAt + 5 + lasting(random, 20);
    chain.tell(intelligenceQueryRequested, time, asker, {
      query,
      queryId: `query-${chain.correlationId.slice(0, 13)}`,
      operationType: 'PATTERN_EXTRACTION',
      domain: 'backend',
      topK: 10,
      minQualityScore: 0.6,
      userId,
    });
    const within = tellSearch(random, time + 10, query, userId, chain);
    if (within === null) {
      const took = { durationMs: lasting(random, 6_000, 9_000) };
      chain.tell(intelligenceQueryFailed, time + 10 + took.durationMs, service, {
        ...failure(timedOut),
        query,
        operationType: 'PATTERN_EXTRACTION',
        fallbackUsed: random() < 0.6,
        ...took,
      });
      return;
    }
    const durationMs = rounded(within - time + 5, 1e3);
    const patternsFound = amount(random, 4);
    time = within + 5;
    chain.tell(intelligenceQueryCompleted, time, service, {
      durationMs,
      queryId: `query-${chain.correlationId.slice(0, 13)}`,
      query,
      resultsCount: amount(random, 8),
      patternsFound,
      qualityScore: shareAround(random, 0.85),
      vectorResults: amount(random, 6),
      graphResults: amount(random, 3),
      cacheHits: amount(random, 2),
      recommendations: patternsFound > 0 ? [`see ${pickSkewed(random, patterns).name}`] : [],
    });
    if (random() < 0.5) tellAnalysis(random, time + 50, userId, chain);
    if (random() < 0.4) tellQuality(random, time + 60, userId, chain);
  },
});

/** When the search had its results, or null when it failed. */
function tellSearch(random: Random, startedAt: number, query: string, userId: string, chain: Chain): number | null {
  const searchType = pick(random, ['SEMANTIC', 'VECTOR', 'KNOWLEDGE_GRAPH', 'HYBRID'] as const);
  chain.tell(intelligenceSearchRequested, startedAt, service, {
    query,
    searchType,
    projectId: pick(random, projects),
    maxResults: 10,
    qualityWeight: 0.3,
    enableCaching: true,
    userId,
  });
  const durationMs = lasting(random, 140, 4_000);
  const time = startedAt + durationMs;
  if (random() < 0.03) {
    chain.tell(intelligenceSearchFailed, time, 'search-service', {
      ...failure(unavailable),
      query,
      searchType,
      failedServices: ['vector-search'],
      durationMs,
    });
    return null;
  }
  const hits = files.filter(() => random() < 0.3);
  chain.tell(intelligenceSearchCompleted, time, 'search-service', {
    query,
    searchType,
    totalResults: hits.length,
    results: hits.map(({ path }) => ({ sourcePath: path, score: shareAround(random, 0.7, 0.1), content: hidden })),
    sourcesQueried: ['vector-search', 'graph-indexer'],
    durationMs,
    serviceTimingsMs: {
      'vector-search': rounded(durationMs * 0.6, 1e3),
      'graph-indexer': rounded(durationMs * 0.3, 1e3),
    },
    cacheHit: random() < 0.3,
    aggregationStrategy: 'weighted',
  });
  if (random() < 0.4) {
    const matchMs = lasting(random, 25);
    chain.aside(intelligencePatternMatched, time + matchMs, service, {
      queryPattern: query,
      matches: [{ pattern_id: pickSkewed(random, patterns).id, similarity: 0.8 }],
      matchCount: 1,
      highestSimilarity: shareAround(random, 0.8),
      durationMs: matchMs,
      cacheHit: random() < 0.2,
    });
  }
  return time;
}

function tellAnalysis(random: Random, startedAt: number, userId: string, chain: Chain): void {
  const { path, language } = pick(random, files);
  const operationType = 'QUALITY_ASSESSMENT';
  const asked = chain.aside(intelligenceCodeAnalysisRequested, startedAt, asker, {
    sourcePath: path,
    content: hidden,
    language,
    operationType,
    projectId: pick(random, projects),
    userId,
    environment: 'development',
  });
  const durationMs = lasting(random, 900, 20_000);
  const at = startedAt + durationMs;
  if (random() < 0.05) {
    const why = failure(['PARSE_ERROR', 'the file is no valid source', 'check it in as it compiles']);
    chain.aside(
      intelligenceCodeAnalysisFailed,
      at,
      service,
      { ...why, sourcePath: path, operationType, durationMs },
      asked,
    );
    return;
  }
  const done = {
    sourcePath: path,
    qualityScore: shareAround(random, 0.82, 0.06),
    onexCompliance: shareAround(random, 0.88),
    issuesCount: amount(random, 2),
    recommendationsCount: amount(random, 3),
    operationType,
    complexityScore: shareAround(random, 0.4, 0.1),
    maintainabilityScore: shareAround(random, 0.75, 0.06),
    totalLines: amount(random, 240),
    cyclomaticComplexity: rounded(longTailed(random, 9, 0.5), 10),
    durationMs,
    cacheHit: random() < 0.2,
  };
  chain.aside(intelligenceCodeAnalysisCompleted, at, service, done, asked);
}

function tellQuality(random: Random, startedAt: number, userId: string, chain: Chain): void {
  const { path, language } = pick(random, files);
  const about = { sourcePath: path, content: hidden, language, projectId: pick(random, projects), userId };
  const quality = chain.aside(intelligenceQualityRequested, startedAt, asker, { ...about, includePatterns: true });
  const durationMs = lasting(random, 600, 15_000);
  const assessed = {
    qualityScore: shareAround(random, 0.82, 0.06),
    sourcePath: path,
    architecturalCompliance: shareAround(random, 0.9),
    complexityScore: shareAround(random, 0.4, 0.1),
    maintainabilityScore: shareAround(random, 0.75, 0.06),
    dimensions: { readability: 0.8, safety: shareAround(random, 0.7, 0.1) },
    patternsCount: amount(random, 2),
    issuesCount: amount(random, 2),
    codeSmells: amount(random, 1),
    securityIssues: random() < 0.05 ? 1 : 0,
    durationMs,
  };
  chain.aside(intelligenceQualityAssessed, startedAt + durationMs, 'quality-service', assessed, quality);
  if (random() > 0.5) return;
  const architectureType = 'onex';
  const rules = chain.aside(
    intelligenceComplianceRequested,
    startedAt + durationMs + 10,
    asker,
    { ...about, architectureType },
    quality,
  );
  const checkedMs = lasting(random, 350, 8_000);
  const broken = random() < 0.25;
  chain.aside(
    intelligenceComplianceValidated,
    startedAt + durationMs + 10 + checkedMs,
    'quality-service',
    {
      complianceScore: broken ? shareAround(random, 0.6, 0.05) : shareAround(random, 0.95, 0.02),
      complianceStatus: broken ? 'non_compliant' : 'compliant',
      sourcePath: path,
      architectureType,
      violationsCount: broken ? 1 : 0,
      violations: broken
        ? [{ rule: 'no-direct-io', severity: 'warning', message: 'reads a file in a compute node', line: 41 }]
        : [],
      recommendationsCount: broken ? 1 : 0,
      durationMs: checkedMs,
      cacheHit: false,
    },
    rules,
  );
}
