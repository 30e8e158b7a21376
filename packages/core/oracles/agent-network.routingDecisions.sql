-- agent-network.routingDecisions
WITH newest_decisions AS (
  SELECT * FROM decisions ORDER BY time_us DESC, topic DESC, part DESC, off DESC LIMIT row_limit()
), asked AS (
  SELECT tenant, correlation, newest(query, time_us, id) AS query
  FROM routing_requests WHERE time_us >= as_of_us() - 86400000000 GROUP BY tenant, correlation
)
SELECT coalesce(list({
    id: d.position, correlationId: d.correlation, query: coalesce(d.query, a.query), fromAgent: d.from_agent,
    selectedAgent: d.agent, confidence: d.confidence::DOUBLE, timestamp: ms(d.time_us), reasoning: d.reasoning,
    routingStrategy: d.strategy, routingTimeMs: d.routing_ms::DOUBLE, alternatives: d.alternatives
  } ORDER BY d.time_us DESC, d.position), []) AS decisions
FROM newest_decisions d LEFT JOIN asked a ON a.tenant = d.tenant AND a.correlation = d.correlation;
