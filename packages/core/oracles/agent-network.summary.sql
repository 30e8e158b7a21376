-- agent-network.summary
WITH rows AS (SELECT * FROM agent_rows())
SELECT
  (SELECT count(*) FROM rows WHERE status IS DISTINCT FROM 'removed') AS agents,
  (SELECT count(*) FROM rows WHERE status IS DISTINCT FROM 'removed' AND (runs > 0 OR decisions > 0 OR handovers > 0)) AS "activeAgents",
  (SELECT count(*) FROM transformations WHERE in_range(time_us) AND handed_over) AS handovers,
  (SELECT count(*) FROM decisions WHERE in_range(time_us)) AS decisions,
  (SELECT count(*) FROM routing_failures WHERE in_range(time_us)) AS "routingFailures",
  (SELECT mean(confidence) FROM decisions WHERE in_range(time_us)) AS "avgConfidence",
  (SELECT mean(routing_ms) FROM decisions WHERE in_range(time_us)) AS "avgRoutingTimeMs";
