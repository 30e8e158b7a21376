-- agent-network.routes
WITH routes AS (
  SELECT from_agent, to_agent,
    count(*) FILTER (WHERE handed_over) AS handovers,
    count(*) FILTER (WHERE failed) AS failed,
    mean(CASE WHEN handed_over THEN confidence END) AS confidence,
    mean(CASE WHEN handed_over THEN duration_ms END) AS duration
  FROM transformations WHERE in_range(time_us) AND (handed_over OR failed)
  GROUP BY from_agent, to_agent
), placed AS (
  SELECT *, from_agent || ' → ' || to_agent AS id,
    row_number() OVER (ORDER BY handovers DESC, from_agent || ' → ' || to_agent) AS place FROM routes
)
SELECT
  coalesce(list({
    id: id, "from": from_agent, "to": to_agent, handovers: handovers, failed: failed, confidence: confidence, avgDurationMs: duration
  } ORDER BY place) FILTER (WHERE place <= row_limit()), []) AS routes,
  coalesce(sum(handovers) FILTER (WHERE place > row_limit()), 0) AS others
FROM placed;
