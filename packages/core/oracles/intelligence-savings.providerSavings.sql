-- intelligence-savings.providerSavings
WITH counted AS (
  SELECT *, coalesce(provider, 'unstated') AS named FROM runs WHERE in_range(time_us)
), baseline AS (
  SELECT count(*) AS n, sum(cost) AS cost, count(cost) AS n_cost, sum(tokens) AS tokens, count(tokens) AS n_tokens
  FROM counted WHERE NOT intelligence
), chosen AS (
  SELECT provider, count(*) AS n FROM selections WHERE in_range(time_us) GROUP BY provider
), used AS (
  SELECT named, count(*) AS n, sum(cost) AS cost, count(cost) AS n_cost, sum(tokens) AS tokens, count(tokens) AS n_tokens,
    sum(cost) FILTER (WHERE tokens IS NOT NULL)::DOUBLE / nullif(sum(tokens) FILTER (WHERE cost IS NOT NULL), 0) AS cost_per_token
  FROM counted WHERE intelligence GROUP BY named
), rows AS (
  SELECT coalesce(u.named, c.provider) AS provider, coalesce(u.n, 0) AS n, coalesce(c.n, 0) AS selections, u.tokens, u.cost_per_token,
    CASE WHEN b.n >= min_baseline() THEN (b.cost * u.n_cost - u.cost * b.n_cost)::DOUBLE / nullif(b.n_cost, 0) END AS saved,
    CASE WHEN b.n >= min_baseline() THEN (b.tokens * u.n_tokens - u.tokens * b.n_tokens)::DOUBLE / nullif(b.n_tokens, 0) END AS offloaded
  FROM used u FULL JOIN chosen c ON c.provider = u.named CROSS JOIN baseline b
), total AS (
  SELECT sum(saved) AS saved FROM rows
)
SELECT coalesce(list({
    providerId: provider, providerName: provider, savingsAmount: r.saved, tokensProcessed: tokens::DOUBLE, tokensOffloaded: offloaded,
    percentageOfTotal: CASE WHEN t.saved > 0 THEN 100.0::DOUBLE * r.saved / t.saved END, avgCostPerToken: cost_per_token,
    runsCount: n, selections: selections
  } ORDER BY n DESC, provider), []) AS providers
FROM rows r CROSS JOIN total t;
