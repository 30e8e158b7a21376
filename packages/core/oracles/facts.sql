-- Typed facts of known events, one table per subject.

CREATE OR REPLACE TABLE facts.runs AS
SELECT tenant, time_us, id, type = 'omninode.agent.execution.completed.v1' AS ok, texts['agent'] AS agent, flags['intelligence'] AS intelligence,
  numbers['tokens']::DECIMAL(38, 0) AS tokens, numbers['compute']::DECIMAL(38, 6) AS compute, numbers['cost'] AS cost, duration_ms,
  texts['provider'] AS provider
FROM facts.events WHERE type IN ('omninode.agent.execution.completed.v1', 'omninode.agent.execution.failed.v1');

CREATE OR REPLACE TABLE facts.run_starts AS
SELECT tenant, time_us, id, texts['agent'] AS agent FROM facts.events WHERE type = 'omninode.agent.execution.started.v1';

CREATE OR REPLACE TABLE facts.decisions AS
WITH told AS (
  -- A bare word among the alternatives is an agent. One entry that names none makes the list unreadable.
  SELECT *, list_transform(from_json(payload->'alternatives', '["JSON"]'), lambda a: {
    agent: coalesce(as_name(a), as_name(a->'agent'), as_name(a->'agent_name'), as_name(a->'agentName')),
    confidence: round(coalesce(as_number(a->'confidence'), as_number(a->'score'), as_number(a->'confidence_score'), as_number(a->'confidenceScore')), 6)
  }) AS options
  FROM facts.events WHERE type = 'omninode.agent.routing.completed.v1'
)
SELECT tenant, time_us, id, topic, part, off, position, correlation, texts['agent'] AS agent, numbers['confidence'] AS confidence, duration_ms AS routing_ms,
  texts['query'] AS query, texts['from_agent'] AS from_agent, texts['reasoning'] AS reasoning, texts['strategy'] AS strategy,
  CASE WHEN len(list_filter(options, lambda o: o.agent IS NULL)) = 0 THEN options END AS alternatives
FROM told;

CREATE OR REPLACE TABLE facts.routing_requests AS
SELECT tenant, time_us, id, correlation, texts['query'] AS query FROM facts.events WHERE type = 'omninode.agent.routing.requested.v1';

CREATE OR REPLACE TABLE facts.routing_failures AS
SELECT tenant, time_us, id FROM facts.events WHERE type = 'omninode.agent.routing.failed.v1';

CREATE OR REPLACE TABLE facts.selections AS
SELECT tenant, time_us, id, texts['provider'] AS provider FROM facts.events WHERE type = 'omninode.agent.provider.selected.v1';

-- A completed hand-over that says it did not succeed has failed.
CREATE OR REPLACE TABLE facts.transformations AS
SELECT tenant, time_us, id, texts['from_agent'] AS from_agent, texts['to_agent'] AS to_agent,
  type = 'omninode.agent.transformation.completed.v1' AND coalesce(flags['success'], true) AS handed_over,
  type = 'omninode.agent.transformation.failed.v1' OR NOT coalesce(flags['success'], true) AS failed,
  numbers['confidence'] AS confidence, duration_ms
FROM facts.events
WHERE type IN ('omninode.agent.transformation.started.v1', 'omninode.agent.transformation.completed.v1', 'omninode.agent.transformation.failed.v1');

CREATE OR REPLACE TABLE facts.node_events AS
SELECT tenant, time_us, id, texts['node'] AS node, texts['node_type'] AS node_type,
  CASE type WHEN 'omninode.node.service.registered.v1' THEN 'registered' WHEN 'omninode.node.service.deregistered.v1' THEN 'deregistered'
    WHEN 'onex.node.announce.v1' THEN 'announced' ELSE 'introspected' END AS kind,
  as_text(payload->'$.metadata.name') AS name, as_text(payload->'$.metadata.category') AS category,
  as_text(payload->'$.metadata.description') AS description,
  CASE json_type(payload->'capabilities')
    WHEN 'OBJECT' THEN list_sort(list_filter(json_keys(payload->'capabilities'),
      lambda k: json_extract(payload->'capabilities', '$."' || k || '"')::VARCHAR <> 'false'))
    WHEN 'ARRAY' THEN list_sort(from_json(payload->'capabilities', '["VARCHAR"]')) END AS capabilities
FROM facts.events
WHERE type IN ('omninode.node.service.registered.v1', 'omninode.node.service.deregistered.v1', 'onex.node.announce.v1', 'onex.node.introspect_response.v1');

CREATE OR REPLACE TABLE facts.service_mentions AS
SELECT tenant, time_us, id, texts['service'] AS service FROM facts.events
WHERE type IN ('omninode.service.registered.v1', 'omninode.service.health.changed.v1',
  'omninode.consul.service.registered.v1', 'omninode.consul.service.health.changed.v1');

-- Instances of services come and go. A Consul deregistration that names no service goes by its id.
CREATE OR REPLACE TABLE facts.registrations AS
SELECT tenant, time_us, id, coalesce(texts['service'], texts['instance']) AS service, coalesce(texts['instance'], texts['service']) AS instance,
  CASE WHEN type LIKE '%.deregistered.v1' THEN 'deregistered' ELSE 'registered' END AS kind,
  coalesce(texts['url'], texts['address'] || ':' || numbers['port']::DECIMAL(38, 0)) AS url, texts['service_type'] AS service_type, texts['version'] AS version
FROM facts.events
WHERE type IN ('omninode.service.registered.v1', 'omninode.service.deregistered.v1',
  'omninode.consul.service.registered.v1', 'omninode.consul.service.deregistered.v1');

CREATE OR REPLACE TABLE facts.topic_activity AS
SELECT tenant, time_us, id, texts['topic'] AS topic, numbers['lag'] AS lag_messages, numbers['per_second'] AS per_second, numbers['errors'] AS errors
FROM facts.events WHERE type = 'omninode.kafka.topic.activity.v1';

-- Reports about services, databases and Kafka ("Reports"), in the producer's word.
CREATE OR REPLACE TABLE facts.reports AS
WITH told AS (
  SELECT tenant, time_us, id, type, numbers, texts['message'] AS message, duration_ms, CASE
      WHEN type LIKE 'omninode.database.%' THEN 'database' WHEN type = 'omninode.kafka.topic.activity.v1' THEN 'kafka' ELSE 'service' END AS kind,
    CASE WHEN type = 'omninode.kafka.topic.activity.v1' THEN 'kafka' ELSE coalesce(texts['database'], texts['service']) END AS subject,
    CASE type WHEN 'omninode.database.connection.lost.v1' THEN 'lost' WHEN 'omninode.database.connection.restored.v1' THEN 'ok'
      WHEN 'omninode.kafka.topic.activity.v1' THEN CASE WHEN numbers['errors'] > 0 THEN 'warn' ELSE 'ok' END ELSE texts['status'] END AS word
  FROM facts.events
  WHERE type IN ('omninode.service.registered.v1', 'omninode.service.health.changed.v1', 'omninode.consul.service.health.changed.v1',
    'omninode.database.connection.status.v1', 'omninode.database.connection.lost.v1', 'omninode.database.connection.restored.v1',
    'omninode.kafka.topic.activity.v1')
)
SELECT tenant, time_us, id, kind, subject, word, message,
  CASE WHEN type LIKE '%.lost.v1' THEN 'lost' WHEN type LIKE '%.restored.v1' THEN 'restored' ELSE 'status' END AS event,
  (CASE kind WHEN 'database' THEN duration_ms ELSE numbers['latency'] END)::DECIMAL(38, 3) AS latency_ms,
  numbers['pool_active']::BIGINT AS pool_active, numbers['pool_max']::BIGINT AS pool_max, numbers['pool_utilization'] AS pool_utilization,
  CASE
    WHEN lower(word) IN ('healthy', 'passing', 'ok', 'up', 'online', 'running', 'ready', 'connected') THEN 'ok'
    WHEN lower(word) IN ('degraded', 'warning', 'warn', 'recovering', 'maintenance') THEN 'warn'
    WHEN lower(word) IN ('unhealthy', 'critical', 'down', 'failed', 'error', 'unreachable', 'offline', 'lost') THEN 'critical'
    ELSE 'unknown' END AS severity
FROM told WHERE word IS NOT NULL;
