-- Members of JSON as values, and the names they have in the wild (catalogue of events).

CREATE SCHEMA IF NOT EXISTS log;
CREATE SCHEMA IF NOT EXISTS facts;

CREATE OR REPLACE MACRO is_number(j) AS json_type(j) IN ('UBIGINT', 'BIGINT', 'DOUBLE', 'HUGEINT', 'UHUGEINT');
-- A number becomes its digits.
CREATE OR REPLACE MACRO as_text(j) AS CASE WHEN json_type(j) = 'VARCHAR' THEN j->>'$'
  WHEN json_type(j) = 'DOUBLE' AND try_cast(j::VARCHAR AS DOUBLE) = try_cast(try_cast(j::VARCHAR AS DOUBLE) AS BIGINT) THEN try_cast(j::VARCHAR AS DOUBLE)::BIGINT::VARCHAR
  WHEN is_number(j) THEN j::VARCHAR END;
-- Names are 1 to 512 characters long.
CREATE OR REPLACE MACRO as_name(j) AS CASE WHEN length(as_text(j)) BETWEEN 1 AND 512 THEN as_text(j) END;
CREATE OR REPLACE MACRO as_number(j) AS CASE
  WHEN is_number(j) THEN try_cast(j::VARCHAR AS DOUBLE)
  WHEN json_type(j) = 'VARCHAR' AND length(j->>'$') < 64 AND regexp_full_match(j->>'$', '[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?')
    THEN try_cast(j->>'$' AS DOUBLE) END;
CREATE OR REPLACE MACRO as_flag(j) AS CASE
  WHEN json_type(j) = 'BOOLEAN' THEN (j->>'$') = 'true'
  WHEN json_type(j) = 'VARCHAR' AND (j->>'$') IN ('true', 'True') OR is_number(j) AND as_number(j) = 1 THEN true
  WHEN json_type(j) = 'VARCHAR' AND (j->>'$') IN ('false', 'False') OR is_number(j) AND as_number(j) = 0 THEN false END;

-- A time as µs: RFC 3339 (UTC without a zone; cut below µs), or a unix number whose size says its unit.
CREATE OR REPLACE MACRO us_of_text(t) AS CASE
  WHEN regexp_full_match(t, '\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d([.,]\d+)?)?([Zz]|[+-]\d\d(:?\d\d)?)?)?')
    THEN epoch_us(try_cast(regexp_replace(replace(regexp_replace(t, '[Zz]$', '+00:00'), ',', '.'), '([+-]\d\d)(\d\d)$', '\1:\2') AS TIMESTAMPTZ)) END;
CREATE OR REPLACE MACRO us_of_number(n) AS CASE
  WHEN abs(n) < 1e11 THEN round(n * 1e6) WHEN abs(n) < 1e14 THEN round(n * 1e3) WHEN abs(n) < 1e17 THEN round(n) ELSE round(n / 1e3) END::BIGINT;
CREATE OR REPLACE MACRO as_us(j) AS CASE
  WHEN json_type(j) = 'VARCHAR' THEN coalesce(us_of_text(j->>'$'),
    CASE WHEN regexp_full_match(j->>'$', '\d{9,19}(\.\d+)?') THEN us_of_number((j->>'$')::DOUBLE) END)
  WHEN is_number(j) THEN us_of_number(as_number(j)) END;

-- Fields of known events: what a field is, whether the event can be read without it, and its names, the best first.
-- null says nothing, and what cannot be read under one name is looked for under the next. `*1000` turns s into ms.
CREATE OR REPLACE TABLE log.wire AS
WITH declared(types, field, kind, required, names) AS (VALUES
  ('agent.routing.requested', 'query', 'text', true, 'userRequest user_request query prompt'),
  ('agent.routing.completed', 'agent', 'name', true, 'selectedAgent selected_agent recommendations[0].agent_name recommendations[0].agentName'),
  ('agent.routing.completed', 'confidence', 'ratio', false, 'confidence confidence_score confidenceScore recommendations[0].confidence.total recommendations[0].confidence'),
  ('agent.routing.completed', 'duration', 'ms', false, 'routingTimeMs routing_time_ms routing_duration_ms routingDurationMs routing_metadata.routing_time_ms routingMetadata.routingTimeMs'),
  ('agent.routing.completed', 'query', 'text', false, 'userRequest user_request query prompt_preview promptPreview'),
  ('agent.routing.completed', 'from_agent', 'name', false, 'previousAgent previous_agent context.previous_agent context.previousAgent'),
  ('agent.routing.completed', 'reasoning', 'text', false, 'reasoning routing_reason routingReason reason recommendations[0].reason'),
  ('agent.routing.completed', 'strategy', 'name', false, 'routingStrategy routing_strategy routing_metadata.routing_strategy routingMetadata.routingStrategy'),
  ('agent.routing.failed', 'code', 'name', true, 'errorCode error_code'),
  ('agent.routing.failed', 'message', 'text', true, 'errorMessage error_message error message'),
  ('agent.execution.started agent.execution.completed agent.execution.failed', 'agent', 'name', true, 'agentName agent_name agent_id agentId agent'),
  ('agent.execution.completed agent.execution.failed', 'duration', 'ms', false, 'durationMs duration_ms execution_time_ms executionTimeMs processing_time_ms processingTimeMs duration_seconds*1000 durationSeconds*1000 metrics.duration_ms metrics.durationMs'),
  ('agent.execution.completed agent.execution.failed', 'tokens', 'count', false, 'tokensUsed tokens_used total_tokens totalTokens metrics.tokens_used metrics.tokensUsed metrics.total_tokens metrics.totalTokens'),
  ('agent.execution.completed agent.execution.failed', 'cost', 'usd', false, 'costUsd cost_usd cost estimated_cost_usd estimatedCostUsd total_cost_usd totalCostUsd metrics.cost_usd metrics.costUsd metrics.cost'),
  ('agent.execution.completed agent.execution.failed', 'compute', 'units', false, 'computeUnits compute_units metrics.compute_units metrics.computeUnits'),
  ('agent.execution.completed agent.execution.failed', 'intelligence', 'flag', false, 'withIntelligence with_intelligence metadata.with_intelligence metadata.withIntelligence metrics.with_intelligence metrics.withIntelligence'),
  ('agent.execution.completed agent.execution.failed', 'provider', 'name', false, 'provider provider_name providerName metadata.provider'),
  ('agent.quality.gate.passed agent.quality.gate.failed', 'gate', 'name', true, 'gateName gate_name gate'),
  ('agent.provider.selected', 'provider', 'name', true, 'providerName provider_name provider'),
  ('agent.confidence.scored', 'agent', 'name', true, 'agentName agent_name agent_id agentId agent'),
  ('agent.confidence.scored', 'confidence', 'ratio', true, 'confidence confidence_score confidenceScore'),
  ('agent.transformation.started agent.transformation.completed agent.transformation.failed', 'from_agent', 'name', true, 'sourceAgent source_agent'),
  ('agent.transformation.started agent.transformation.completed agent.transformation.failed', 'to_agent', 'name', true, 'targetAgent target_agent'),
  ('agent.transformation.completed agent.transformation.failed', 'confidence', 'ratio', false, 'routingConfidence routing_confidence'),
  ('agent.transformation.completed agent.transformation.failed', 'duration', 'ms', false, 'transformationDurationMs transformation_duration_ms duration_ms durationMs'),
  ('agent.transformation.completed', 'success', 'flag', false, 'success'),
  ('node.service.registered node.service.deregistered', 'node', 'name', true, 'nodeId node_id'),
  ('onex.node.announce onex.node.introspect_response', 'node', 'name', true, 'nodeId node_id nodeName node_name'),
  ('onex.node.announce onex.node.introspect_response node.service.registered node.service.deregistered', 'node_type', 'name', false, 'nodeType node_type'),
  ('onex.registry.introspect_request', 'reason', 'name', false, 'reason'),
  ('service.registered service.deregistered service.health.changed consul.service.health.changed consul.service.registered consul.service.register.requested consul.service.discover.requested consul.service.discovered', 'service', 'name', true, 'serviceName service_name service'),
  ('consul.service.deregistered consul.service.deregister.requested', 'service', 'name', false, 'serviceName service_name service'),
  ('consul.service.registered consul.service.deregistered consul.service.deregister.requested', 'instance', 'name', true, 'serviceId service_id'),
  ('service.registered service.deregistered', 'instance', 'name', false, 'instanceId instance_id'),
  ('service.registered', 'url', 'url', false, 'serviceUrl service_url'),
  ('service.registered', 'service_type', 'name', false, 'serviceType service_type'),
  ('service.registered', 'version', 'name', false, 'serviceVersion service_version version'),
  ('service.registered', 'status', 'name', false, 'healthStatus health_status'),
  ('service.health.changed', 'status', 'name', true, 'status health_status healthStatus new_status newStatus'),
  ('service.health.changed', 'latency', 'ms', false, 'latencyMs latency_ms response_time_ms responseTimeMs'),
  ('service.health.changed', 'message', 'text', false, 'message'),
  ('consul.service.health.changed', 'status', 'name', true, 'status new_status newStatus health_status healthStatus'),
  ('consul.service.registered', 'address', 'name', false, 'address service_address serviceAddress'),
  ('consul.service.registered', 'port', 'count', false, 'port service_port servicePort'),
  ('consul.service.registered consul.service.discovered', 'duration', 'ms', false, 'durationMs duration_ms'),
  ('database.connection.status database.connection.lost database.connection.restored', 'database', 'name', true, 'databaseName database_name database'),
  ('database.connection.status', 'status', 'name', true, 'status health_status healthStatus'),
  ('database.connection.status', 'duration', 'ms', false, 'responseTimeMs response_time_ms latency_ms latencyMs'),
  ('database.connection.status', 'pool_active', 'count', false, 'poolActive pool_active connection_pool.active_connections connectionPool.activeConnections'),
  ('database.connection.status', 'pool_max', 'count', false, 'poolMax pool_max connection_pool.max_connections connectionPool.maxConnections'),
  ('database.connection.status', 'pool_utilization', 'percent', false, 'poolUtilization pool_utilization connection_pool.connection_utilization_percent connectionPool.connectionUtilizationPercent'),
  ('database.connection.lost', 'message', 'text', false, 'reason error_message errorMessage'),
  ('kafka.topic.activity', 'topic', 'name', true, 'topic topic_name topicName'),
  ('kafka.topic.activity', 'lag', 'count', false, 'consumerLag consumer_lag consumer_lag_total consumerLagTotal'),
  ('kafka.topic.activity', 'per_second', 'units', false, 'messagesPerSecond messages_per_second'),
  ('kafka.topic.activity', 'errors', 'count', false, 'errors messages_failed messagesFailed'),
  ('token.consumed token.earned token.balance.updated', 'account', 'name', true, 'accountId account_id agent_name agentName'),
  ('token.consumed token.earned', 'amount', 'units', true, 'amount'),
  ('token.balance.updated', 'balance', 'signed', true, 'balance'),
  ('token.usage.recorded', 'model', 'name', true, 'model model_id modelId model_name modelName'),
  ('token.usage.recorded', 'duration', 'ms', false, 'latencyMs latency_ms'),
  ('?', 'duration', 'raw ms', false, 'duration_ms durationMs processing_time_ms processingTimeMs execution_time_ms executionTimeMs query_time_ms queryTimeMs routing_time_ms routingTimeMs routing_duration_ms routingDurationMs latency_ms latencyMs')
), typed AS (
  SELECT * EXCLUDE (types), unnest(string_split(types, ' ')) AS t FROM declared
), ranked AS (
  SELECT * EXCLUDE (names), unnest(string_split(names, ' ')) AS spelt, generate_subscripts(string_split(names, ' '), 1) AS rank FROM typed
)
SELECT CASE WHEN t = '?' THEN t WHEN t LIKE 'onex.%' THEN t || '.v1' ELSE 'omninode.' || t || '.v1' END AS type, field, kind, required, rank,
  '$.' || string_split(spelt, '*')[1] AS path, CASE WHEN spelt LIKE '%*1000' THEN 1000 ELSE 1 END AS scale
FROM ranked;

-- The same for envelopes, by shape; what the body does not say, the payload may (`correlation_id`), and last the headers.
CREATE OR REPLACE TABLE log.envelope_wire AS
WITH declared(shapes, field, kind, names) AS (VALUES
  ('cloud coder', 'type', 'name', 'type'),
  ('cloud coder', 'id', 'name', 'id'),
  ('cloud', 'time', 'us', 'time'),
  ('cloud', 'tenant', 'name', 'tenantid'),
  ('cloud', 'source', 'name', 'source'),
  ('cloud', 'correlation', 'name', 'correlationid'),
  ('coder', 'time', 'us', 'timestamp'),
  ('coder', 'tenant', 'name', 'tenantId tenant_id organizationId organization_id'),
  ('coder', 'correlation', 'name', 'correlationId correlation_id metadata.correlationId metadata.correlation_id'),
  ('coder', 'source', 'name', 'source source.service source.service_name source.name'),
  ('onex flat', 'type', 'name', 'event_type eventType'),
  ('onex', 'id', 'name', 'event_id eventId envelope_id envelopeId message_id messageId id'),
  ('flat', 'id', 'name', 'event_id eventId envelope_id envelopeId message_id messageId'),
  ('onex flat', 'time', 'us', 'timestamp event_timestamp eventTimestamp envelope_timestamp envelopeTimestamp emitted_at emittedAt timestamp_iso timestampIso created_at createdAt computed_at_utc computedAtUtc ts'),
  ('onex', 'tenant', 'name', 'tenant_id tenantId metadata.tenant_id metadata.tenantId'),
  ('flat', 'tenant', 'name', 'tenant_id tenantId'),
  ('onex', 'source', 'name', 'source source.service source.service_name source.name service source_service sourceService source_tool sourceTool source_node_id sourceNodeId source_node sourceNode node_id nodeId'),
  ('flat', 'source', 'name', 'source source_service sourceService'),
  ('onex', 'correlation', 'name', 'correlation_id correlationId metadata.correlation_id metadata.correlationId'),
  ('flat', 'correlation', 'name', 'correlation_id correlationId')
), shaped AS (
  SELECT * EXCLUDE (shapes), unnest(string_split(shapes, ' ')) AS shape FROM declared
)
SELECT shape, field, kind, '$.' || unnest(string_split(names, ' ')) AS path, generate_subscripts(string_split(names, ' '), 1) AS rank FROM shaped;

CREATE OR REPLACE TABLE log.header_wire AS SELECT * FROM (VALUES
  (1000, 'type', 'name', 'ce_type'), (1001, 'id', 'name', 'ce_id'), (1002, 'time', 'us', 'ce_time'), (1003, 'tenant', 'name', 'ce_tenantid'), (1004, 'source', 'name', 'ce_source'), (1005, 'correlation', 'name', 'ce_correlationid'), (1006, 'type', 'name', 'x-event-type'), (1007, 'type', 'name', 'event_type'), (1008, 'id', 'name', 'message_id'), (1009, 'tenant', 'name', 'x-tenant'), (1010, 'source', 'name', 'x-source'), (1011, 'source', 'name', 'source'), (1012, 'correlation', 'name', 'x-correlation-id'), (1013, 'correlation', 'name', 'correlation_id'), (2100, 'time', 'us', 'timestamp')) AS h(rank, field, kind, name);

-- Smallest, largest and decimal digits of each kind of number.
CREATE OR REPLACE TABLE log.kinds AS SELECT * FROM (VALUES
  ('ms', 0, 1e12, 3), ('raw ms', 0, 1e12, 3), ('count', 0, 9007199254740991, 0), ('ratio', 0, 1, 6), ('percent', 0, 100, 4), ('units', 0, 9e9, 6),
  ('signed', -9e9, 9e9, 6), ('usd', -9e6, 9e6, 9)) AS k(kind, low, high, digits);

-- Every name of a known type.
CREATE OR REPLACE TABLE log.type_names AS
SELECT DISTINCT type AS name, type FROM log.wire WHERE type <> '?'
UNION ALL
SELECT * FROM (VALUES
  ('agent-routing-decisions', 'omninode.agent.routing.completed.v1'),
  ('agent.routing.completed.v1', 'omninode.agent.routing.completed.v1'),
  ('onex.evt.omniclaude.routing-decision.v1', 'omninode.agent.routing.completed.v1'),
  ('agent.routing.requested.v1', 'omninode.agent.routing.requested.v1'),
  ('agent.routing.failed.v1', 'omninode.agent.routing.failed.v1'),
  ('agent-transformation-events', 'omninode.agent.transformation.completed.v1'),
  ('service.event.health', 'omninode.service.health.changed.v1'),
  ('onex.node.introspection.published.v1', 'onex.node.announce.v1'),
  ('node-introspection', 'onex.node.announce.v1'),
  ('node_introspection', 'onex.node.announce.v1'),
  ('onex.evt.node-introspection.v1', 'onex.node.announce.v1'),
  ('onex.evt.platform.node-introspection.v1', 'onex.node.announce.v1'),
  ('onex.registry.introspection.requested.v1', 'onex.registry.introspect_request.v1'),
  ('onex.registry.node.registered.v1', 'omninode.node.service.registered.v1'),
  ('onex.registry.node.deregistered.v1', 'omninode.node.service.deregistered.v1'),
  ('onex.evt.omniintelligence.llm-call-completed.v1', 'omninode.token.usage.recorded.v1')) AS legacy(name, type);
