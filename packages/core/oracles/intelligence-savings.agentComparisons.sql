-- intelligence-savings.agentComparisons
WITH sides AS (
  SELECT agent, intelligence, count(*) AS n, mean(tokens) AS tokens, mean(compute) AS compute, mean(duration_ms) / 1000 AS seconds,
    100.0::DOUBLE * count(*) FILTER (WHERE ok) / count(*) AS success, mean(cost) AS cost
  FROM runs WHERE in_range(time_us) AND intelligence IS NOT NULL GROUP BY agent, intelligence
), totals AS (
  SELECT agent, saved(cost, intelligence) AS saved FROM runs WHERE in_range(time_us) GROUP BY agent
), pairs AS (
  SELECT a.agent, i.n AS n_i, b.n AS n_b, coalesce(i.n, 0) >= 1 AND coalesce(b.n, 0) >= min_baseline() AS ready, t.saved,
    CASE WHEN i.n IS NOT NULL THEN {avgTokens: i.tokens, avgCompute: i.compute, avgTime: i.seconds, successRate: i.success, cost: i.cost} END AS w,
    CASE WHEN b.n IS NOT NULL THEN {avgTokens: b.tokens, avgCompute: b.compute, avgTime: b.seconds, successRate: b.success, cost: b.cost} END AS o,
    {tokens: b.tokens - i.tokens, compute: b.compute - i.compute, time: b.seconds - i.seconds, cost: b.cost - i.cost,
      percentage: 100.0::DOUBLE * (b.cost - i.cost) / nullif(b.cost, 0)} AS s
  FROM (SELECT DISTINCT agent FROM sides) a
    LEFT JOIN sides i ON i.agent = a.agent AND i.intelligence LEFT JOIN sides b ON b.agent = a.agent AND NOT b.intelligence
    LEFT JOIN totals t ON t.agent = a.agent
), placed AS (
  SELECT *, row_number() OVER (ORDER BY coalesce(n_i, 0) DESC, agent) AS place FROM pairs
)
SELECT
  coalesce(list({
    agentId: agent, agentName: agent, dataAvailable: ready, runs: coalesce(n_i, 0), baselineRuns: coalesce(n_b, 0),
    withIntelligence: w, withoutIntelligence: o, savings: CASE WHEN ready THEN s END, saved: CASE WHEN ready THEN saved END
  } ORDER BY place) FILTER (WHERE place <= row_limit()), []) AS agents,
  coalesce(sum(n_i) FILTER (WHERE place > row_limit()), 0) AS others
FROM placed;
