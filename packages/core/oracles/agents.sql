-- Rows of agent-network.agents before any limit; `summary` counts the same rows.
CREATE OR REPLACE MACRO agent_rows() AS TABLE
WITH mentions AS (
  SELECT agent, time_us FROM runs
  UNION ALL SELECT agent, time_us FROM run_starts
  UNION ALL SELECT agent, time_us FROM decisions
  UNION ALL SELECT from_agent, time_us FROM transformations
  UNION ALL SELECT to_agent, time_us FROM transformations
  UNION ALL SELECT node, time_us FROM node_events
), named AS (
  SELECT agent AS id, max(time_us) AS last_seen FROM mentions
  GROUP BY agent HAVING max(time_us) >= now_us() - 30 * 86400000000
), nodes AS (
  SELECT node AS id, newest(node_type, time_us, n.id) AS type, newest(name, time_us, n.id) AS name,
    newest(category, time_us, n.id) AS category, newest(description, time_us, n.id) AS description,
    newest(capabilities, time_us, n.id) AS capabilities,
    max(time_us) FILTER (WHERE kind = 'deregistered') AS removed_at,
    max(time_us) FILTER (WHERE kind <> 'deregistered') AS announced_at
  FROM node_events n WHERE time_us >= now_us() - 30 * 86400000000 GROUP BY node
), lives AS (
  SELECT id, max(started_at) AS started_at, max(ended_at) AS ended_at FROM (
    SELECT agent AS id, time_us AS started_at, NULL AS ended_at FROM run_starts
    UNION ALL SELECT agent, NULL, time_us FROM runs)
  WHERE coalesce(started_at, ended_at) >= now_us() - 30 * 86400000000 GROUP BY id
), ended AS (
  SELECT agent AS id, count(*) AS runs, count(*) FILTER (WHERE NOT ok) AS failed_runs, mean(duration_ms) AS avg_duration_ms
  FROM runs WHERE in_range(time_us) GROUP BY agent
), chosen AS (
  SELECT agent AS id, count(*) AS decisions FROM decisions WHERE in_range(time_us) GROUP BY agent
), ends_of_handovers AS (
  SELECT from_agent AS id, to_agent AS other FROM transformations WHERE in_range(time_us) AND handed_over
  UNION ALL
  SELECT to_agent, from_agent FROM transformations WHERE in_range(time_us) AND handed_over AND to_agent <> from_agent
), handed AS (
  SELECT id, count(*) AS handovers, count(DISTINCT other) FILTER (WHERE other <> id) AS connections
  FROM ends_of_handovers GROUP BY id
)
SELECT m.id, coalesce(n.name, m.id) AS name, n.type, n.category, n.description, n.capabilities, m.last_seen,
  CASE
    WHEN n.removed_at IS NOT NULL AND n.removed_at > greatest(coalesce(n.announced_at, -1), coalesce(l.started_at, -1), coalesce(l.ended_at, -1))
      THEN 'removed'
    WHEN l.started_at IS NOT NULL AND coalesce(l.ended_at < l.started_at, true) AND now_us() - l.started_at < 3600000000 THEN 'running'
    WHEN l.started_at IS NOT NULL OR l.ended_at IS NOT NULL THEN 'idle'
  END AS status,
  coalesce(e.runs, 0) AS runs, coalesce(e.failed_runs, 0) AS failed_runs, e.avg_duration_ms,
  coalesce(c.decisions, 0) AS decisions, coalesce(h.handovers, 0) AS handovers, coalesce(h.connections, 0) AS connections
FROM named m LEFT JOIN nodes n USING (id) LEFT JOIN lives l USING (id) LEFT JOIN ended e USING (id)
  LEFT JOIN chosen c USING (id) LEFT JOIN handed h USING (id);
