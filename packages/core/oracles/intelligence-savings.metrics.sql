-- intelligence-savings.metrics
WITH counted AS (
  SELECT * FROM runs WHERE in_range(time_us)
), whole AS (
  SELECT
    count(*) FILTER (WHERE intelligence) AS n_i, count(*) FILTER (WHERE NOT intelligence) AS n_b, count(*) FILTER (WHERE intelligence IS NULL) AS n_u,
    mean(CASE WHEN intelligence IS NOT NULL THEN tokens END) AS tokens, mean(CASE WHEN intelligence IS NOT NULL THEN compute END) AS compute,
    sum(cost) FILTER (WHERE intelligence IS NOT NULL AND tokens IS NOT NULL)::DOUBLE
      / nullif(sum(tokens) FILTER (WHERE intelligence IS NOT NULL AND cost IS NOT NULL), 0) AS cost_per_token,
    sum(cost) FILTER (WHERE intelligence IS NOT NULL AND compute IS NOT NULL)::DOUBLE
      / nullif(sum(compute) FILTER (WHERE intelligence IS NOT NULL AND cost IS NOT NULL), 0)::DOUBLE AS cost_per_compute,
    saved(cost, intelligence) AS saved_cost, saved(duration_ms, intelligence) AS saved_ms,
    100.0::DOUBLE * (mean(CASE WHEN NOT intelligence THEN tokens END) - mean(CASE WHEN intelligence THEN tokens END))
      / nullif(mean(CASE WHEN NOT intelligence THEN tokens END), 0) AS efficiency
  FROM counted
), by_period AS (
  SELECT p.begins, count(r.time_us) FILTER (WHERE NOT r.intelligence) AS n_b,
    saved(r.cost, r.intelligence) AS saved_cost, count(r.cost) FILTER (WHERE r.intelligence) AS n_cost
  FROM periods() p LEFT JOIN counted r ON r.time_us >= p.begins AND r.time_us < p.ends
  GROUP BY p.begins
), chart AS (
  SELECT count(*) AS periods, count(*) FILTER (WHERE n_b > 0) AS with_baseline, sum(saved_cost) AS saved,
    sum(n_cost) FILTER (WHERE saved_cost IS NOT NULL) AS n_cost
  FROM by_period
), decided AS (
  SELECT *, n_i >= 1 AND n_b >= min_baseline() AS ready, greatest(1, (to_us() - from_us()) / 86400000000.0::DOUBLE) AS days FROM whole, chart
)
SELECT ready AS "dataAvailable", n_i AS "intelligenceRuns", n_b AS "baselineRuns", min_baseline() AS "baselineNeeded", n_u AS "unstatedRuns",
  CASE WHEN ready THEN saved_cost END AS "totalSavings",
  CASE WHEN ready THEN saved END AS "savedOverDays",
  CASE WHEN ready THEN saved_cost / days END AS "dailySavings",
  CASE WHEN ready THEN saved_cost / days * 7 END AS "weeklySavings",
  CASE WHEN ready THEN saved_cost / days * 30 END AS "monthlySavings",
  CASE WHEN ready THEN saved / nullif(n_cost, 0) END AS "savedPerRun",
  periods, with_baseline AS "periodsWithBaseline", tokens AS "avgTokensPerRun", compute AS "avgComputePerRun",
  cost_per_token AS "costPerToken", cost_per_compute AS "costPerCompute",
  CASE WHEN ready THEN efficiency END AS "efficiencyGain",
  CASE WHEN ready THEN saved_ms / 3600000 END AS "timeSaved"
FROM decided;
