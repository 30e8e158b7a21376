-- agent-network.agents
WITH placed AS (
  SELECT *, row_number() OVER (ORDER BY handovers DESC, runs DESC, id) AS place FROM agent_rows()
)
SELECT
  coalesce(list({
    id: id, name: name, type: type, category: category, description: description, status: status,
    capabilities: capabilities, connections: connections, handovers: handovers, decisions: decisions, runs: runs,
    failedRuns: failed_runs, successRate: 100.0::DOUBLE * (runs - failed_runs) / nullif(runs, 0),
    avgDurationMs: avg_duration_ms, lastSeen: ms(last_seen)
  } ORDER BY place) FILTER (WHERE place <= row_limit()), []) AS agents,
  count(*) FILTER (WHERE place > row_limit()) AS others
FROM placed;
