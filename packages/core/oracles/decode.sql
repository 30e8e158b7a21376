-- Events from raw records, as docs/reference/views.md ("Terms") and the catalogue of events in the wild say it.
-- In: log.records(topic, part, off, log_us, key, value, headers). Out: log.decoded, one row a record with its outcome, and
-- facts.events, the accepted ones. Times are µs. DuckDB reads JSON more freely than JSON.parse (NaN, trailing commas), so that
-- strictness is checked by hand, and it refuses lone surrogates, which JSON.parse does not.
-- Left out: a correlation told only by `x-traceparent`, which no record of the tests has, names of types that no view counts, class names
-- of shape B, and `data_base64`.

CREATE OR REPLACE MACRO only_pairs(t) AS
  regexp_replace(t, '(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}', '\1', 'g');
CREATE OR REPLACE MACRO without_strings(t) AS regexp_replace(t, '"(?:[^"\\]|\\.)*"', '""', 'g');
-- Valid by RFC 8259: what DuckDB takes beyond it are NaN, Infinity and commas before a closing bracket.
CREATE OR REPLACE MACRO strict_json(t) AS json_valid(t)
  AND NOT regexp_matches(without_strings(t), ',\s*[}\]]')
  AND NOT regexp_matches(regexp_replace(without_strings(t), 'true|false|null|[0-9][eE]', '', 'g'), '[A-Za-z/]');

-- Levels of objects and lists; looked at closely only where there are many brackets.
CREATE OR REPLACE MACRO brackets(t) AS regexp_replace(without_strings(t), '[^][{}]', '', 'g');
CREATE OR REPLACE MACRO depth(t) AS CASE WHEN length(brackets(t)) < 128 THEN 0 ELSE list_max(list_transform(
  range(1, length(brackets(t)) + 1),
  lambda i: 2 * length(regexp_replace(left(brackets(t), i), '[]}]', '', 'g')) - i)) END;
CREATE OR REPLACE MACRO header_of(pairs, name) AS list_filter(pairs, lambda h: h[1] = name AND h[2] IS NOT NULL)[1][2];

-- What is there and says something; JSON in text, opened.
CREATE OR REPLACE MACRO said(j) AS CASE WHEN json_type(j) <> 'NULL' THEN j END;
CREATE OR REPLACE MACRO json_of_text(j) AS CASE WHEN json_type(j) <> 'VARCHAR' THEN j WHEN strict_json(j->>'$') THEN (j->>'$')::JSON END;

-- Nothing but what envelopes say, around `data`.
CREATE OR REPLACE MACRO only_envelope(j) AS list_has_all(['event_type', 'eventType', 'event_id', 'eventId', 'envelope_id', 'envelopeId', 'message_id',
  'messageId', 'id', 'timestamp', 'event_timestamp', 'eventTimestamp', 'envelope_timestamp', 'envelopeTimestamp', 'emitted_at', 'emittedAt', 'timestamp_iso',
  'timestampIso', 'created_at', 'createdAt', 'computed_at_utc', 'computedAtUtc', 'ts', 'tenant_id', 'tenantId', 'source', 'service', 'source_service',
  'sourceService', 'source_tool', 'sourceTool', 'source_node_id', 'sourceNodeId', 'source_node', 'sourceNode', 'nodeId', 'subject', 'correlation_id',
  'correlationId', 'causation_id', 'causationId', 'schema_ref', 'schemaRef', 'origin', 'data', 'namespace', 'version', 'metadata', 'severity', 'enrichment',
  'correlations', 'original_hash', 'processed_at'], json_keys(j));

CREATE OR REPLACE TABLE log.bodies AS
WITH texts AS (
  SELECT *, topic || '/' || part || '/' || off AS position, ltrim(try(decode(value)), chr(65279)) AS text, json_transform(headers, '[["VARCHAR"]]') AS h
  FROM log.records
), checked AS (
  SELECT *, only_pairs(text) AS json_text, header_of(h, 'ce_specversion') IS NOT NULL AS cloud_binary FROM texts
), refusals AS (
  SELECT *, CASE
    WHEN value IS NULL THEN 'tombstone'
    WHEN octet_length(value) = 0 THEN 'empty-value'
    WHEN octet_length(value) > 8 * 1024 * 1024 THEN 'too-large'
    WHEN cloud_binary AND NOT regexp_matches(header_of(h, 'content-type'), '(?i)^application/([\w.+-]+\+)?json\b') THEN 'unsupported-content'
    WHEN text IS NULL THEN 'invalid-utf8'
    WHEN NOT strict_json(json_text) THEN 'invalid-json'
    WHEN json_type(json_text) <> 'OBJECT' AND NOT cloud_binary THEN 'not-an-object'
    WHEN depth(json_text) > 66 THEN 'too-deep'
    END AS refused
  FROM checked
), outer_bodies AS (
  SELECT *, CASE WHEN refused IS NULL THEN json_text::JSON END AS o FROM refusals
), recorded AS (
  -- A recording line wraps a record and says which topic it came from, and when.
  SELECT *, NOT cloud_binary AND (o->'relativeMs') IS NOT NULL AND json_type(o->'topic') = 'VARCHAR' AND (o->'value') IS NOT NULL AS wrapped FROM outer_bodies
), lines AS (
  SELECT *, CASE WHEN wrapped THEN json_of_text(o->'value') ELSE o END AS line,
    CASE WHEN refused IS NULL AND wrapped AND coalesce(json_type(json_of_text(o->'value')), '') <> 'OBJECT' THEN 'not-an-object' ELSE refused END AS line_refused
  FROM recorded
), letters AS (
  -- A dead letter of a producer wraps the record that failed, under one of three names, or its value with key and offset.
  SELECT *, coalesce(said(line->'original_topic'), said(line->'originalTopic')) AS o_topic,
    coalesce(said(line->'original_envelope'), said(line->'original_message'), said(line->'original_data'),
      said(line->'originalEnvelope'), said(line->'originalMessage'), said(line->'originalData')) AS original
  FROM lines
), opened AS (
  SELECT *, coalesce(NOT cloud_binary AND line_refused IS NULL AND json_type(o_topic) = 'VARCHAR' AND original IS NOT NULL, false) AS is_letter,
    json_type(original) = 'OBJECT' AND (original->'value') IS NOT NULL AND ((original->'offset') IS NOT NULL OR (original->'partition') IS NOT NULL
      OR list_has_all(['key', 'value', 'headers', 'topic', 'timestamp'], json_keys(original))) AS is_record
  FROM letters
), unsealed AS (
  SELECT *, CASE WHEN is_letter THEN json_of_text(CASE WHEN is_record THEN original->'value' ELSE original END) END AS inner_body FROM opened
), unwrapped AS (
  SELECT row_number() OVER () AS n, topic, part, off, position, log_us, h, cloud_binary,
    CASE WHEN is_letter AND coalesce(json_type(inner_body), '') <> 'OBJECT' THEN 'not-an-object' ELSE line_refused END AS refused,
    CASE WHEN is_letter THEN inner_body ELSE line END AS b,
    coalesce(CASE WHEN is_letter THEN nullif(o_topic->>'$', '') END, CASE WHEN wrapped THEN nullif(o->>'topic', '') END, topic) AS wrapped_topic,
    CASE WHEN wrapped THEN as_us(o->'timestamp') END AS recorded_us,
    CASE WHEN is_letter THEN as_us(coalesce(said(line->'original_timestamp'), said(line->'originalTimestamp'))) END AS failed_us,
    CASE WHEN is_letter THEN as_name(coalesce(said(line->'correlation_id'), said(line->'correlationId'))) END AS letter_correlation,
    CASE WHEN is_letter THEN (o_topic->>'$') || '-' || as_name(coalesce(said(line->'original_partition'), said(line->'originalPartition'),
      CASE WHEN is_record THEN said(original->'partition') END)) || '-' || as_name(coalesce(said(line->'original_offset'), said(line->'originalOffset'),
      CASE WHEN is_record THEN said(original->'offset') END)) END AS place
  FROM unsealed
), shaped AS (
  SELECT *, CASE
    WHEN cloud_binary THEN 'cloud-binary'
    WHEN json_type(b->'specversion') = 'VARCHAR' AND json_type(b->'type') = 'VARCHAR' THEN 'cloud'
    WHEN json_type(b->'payload') IN ('OBJECT', 'ARRAY', 'VARCHAR', 'NULL') THEN 'onex'
    WHEN (b->'payload') IS NULL AND json_type(b->'data') IN ('OBJECT', 'ARRAY') AND (b->'event_type') IS NOT NULL AND (b->'node_id') IS NOT NULL THEN 'onex'
    WHEN (b->'payload') IS NULL AND json_type(b->'data') = 'OBJECT' AND (b->'event_type') IS NOT NULL AND only_envelope(b) THEN 'onex'
    WHEN json_type(b->'type') = 'VARCHAR' AND json_type(b->'data') IN ('OBJECT', 'ARRAY') THEN 'coder'
    ELSE 'flat' END AS shape,
    -- An envelope whose type is a bare word (CREATED) may state a topic that says more.
    coalesce(as_name(b->'event_type'), as_name(b->'eventType')) AS bare_word
  FROM unwrapped
)
SELECT *, regexp_replace(CASE WHEN shape = 'onex' AND NOT contains(bare_word, '.') AND json_type(b->'topic') = 'VARCHAR'
    AND regexp_matches(b->>'topic', '(^|\.)v[0-9]+$') THEN b->>'topic' ELSE wrapped_topic END, '(.)\.dlq$', '\1') AS said_topic
FROM shaped;

CREATE OR REPLACE TABLE log.payloads AS
SELECT *, CASE
    WHEN shape IN ('cloud', 'coder') THEN b->'data'
    WHEN shape = 'onex' THEN coalesce(said(b->'payload'), said(b->'data'))
    ELSE b END AS payload
FROM log.bodies;

-- What envelopes say, per record and field, under the best of its names.
CREATE OR REPLACE TABLE log.stated AS
WITH claims AS (
  SELECT d.n, w.field, w.kind, w.rank, json_extract(d.b, w.path) AS j
  FROM log.payloads d JOIN log.envelope_wire w ON w.shape = d.shape WHERE d.refused IS NULL
  UNION ALL
  SELECT n, 'correlation', 'name', 500, coalesce(payload->'correlation_id', payload->'correlationId') FROM log.payloads WHERE refused IS NULL
  UNION ALL
  SELECT d.n, w.field, w.kind, w.rank, to_json(header_of(d.h, w.name))
  FROM log.payloads d JOIN log.header_wire w ON w.name NOT LIKE 'ce_%' OR d.cloud_binary WHERE d.refused IS NULL
  UNION ALL
  SELECT n, 'correlation', 'name', 400, to_json(letter_correlation) FROM log.payloads WHERE letter_correlation IS NOT NULL
  UNION ALL
  SELECT n, 'time', 'us', 1500, to_json(make_timestamp(failed_us)::VARCHAR) FROM log.payloads WHERE failed_us IS NOT NULL
  UNION ALL
  SELECT n, 'time', 'us', 2000, to_json(make_timestamp(recorded_us)::VARCHAR) FROM log.payloads WHERE recorded_us IS NOT NULL
), readings AS (
  SELECT n, field, rank, CASE WHEN kind <> 'us' THEN as_name(j) END AS text, CASE WHEN kind = 'us' THEN as_us(j) END AS us FROM claims WHERE j IS NOT NULL
)
SELECT n, map_from_entries(list({k: field, v: text}) FILTER (WHERE text IS NOT NULL)) AS e, max(us) AS said_us
FROM (SELECT n, field, arg_min(text, rank) AS text, arg_min(us, rank) AS us FROM readings WHERE text IS NOT NULL OR us IS NOT NULL GROUP BY n, field)
GROUP BY n;

-- Types, once per stated name and topic. A name loses what was put before it: everything before `omninode.` or `onex.`; else
-- an environment, or a segment before a name of the catalogue. What is stated counts when it has a dot or is known; else
-- a topic that is known or ends in a version; else what is stated; else the topic.
CREATE OR REPLACE TABLE log.types AS
WITH names AS (
  SELECT DISTINCT e['type'] AS name FROM log.stated WHERE e['type'] IS NOT NULL UNION SELECT DISTINCT said_topic FROM log.bodies WHERE said_topic IS NOT NULL
), tails AS (
  SELECT name, regexp_replace(name, '^[^.]*\.', '') AS tail, regexp_extract(name, '^.*?\.((?:omninode|onex)\..*)$', 1) AS inner_name FROM names
), bare AS (
  SELECT t.name, CASE
    WHEN k.name IS NOT NULL OR regexp_matches(t.name, '^(omninode|onex)\.') THEN t.name
    WHEN inner_name <> '' THEN inner_name
    WHEN l.name IS NOT NULL OR regexp_matches(t.name, '^(dev|development|local|prod|production|qa|stage|staging|test)\..') THEN tail
    ELSE t.name END AS bare
  FROM tails t LEFT JOIN log.type_names k ON k.name = t.name LEFT JOIN log.type_names l ON l.name = t.tail
)
SELECT b.name, coalesce(k.type, b.bare) AS type, k.type IS NOT NULL AS known FROM bare b LEFT JOIN log.type_names k ON k.name = b.bare;

CREATE OR REPLACE TABLE log.identified AS
WITH told AS (
  SELECT d.*, s.e, s.said_us, coalesce(s.said_us <= d.log_us + 300000000, false) AS stated,
    CASE WHEN contains(a.name, '.') OR a.known THEN a.type WHEN t.known OR regexp_matches(t.name, '\.v[0-9]+$') THEN t.type ELSE coalesce(a.type, t.type) END AS type
  FROM log.payloads d LEFT JOIN log.stated s ON s.n = d.n LEFT JOIN log.types a ON a.name = s.e['type'] LEFT JOIN log.types t ON t.name = d.said_topic
)
SELECT t.n, topic, part, off, position, log_us, CASE WHEN stated THEN said_us ELSE log_us END AS time_us, stated,
  coalesce(e['tenant'], 'default') AS tenant, coalesce(e['source'], 'unknown') AS source, coalesce(e['id'], place, topic || '-' || part || '-' || off) AS id,
  t.type, e['correlation'] AS correlation,
  -- A payload that is JSON in text is read when the type is known.
  CASE WHEN k.name IS NOT NULL AND shape = 'onex' AND json_type(payload) = 'VARCHAR' AND strict_json(payload->>'$') THEN (payload->>'$')::JSON
    ELSE payload END AS payload,
  refused, k.name IS NOT NULL AS known,
  CASE WHEN stated THEN greatest(0, log_us - said_us) END AS lag_us
FROM told t LEFT JOIN log.type_names k ON k.name = t.type;

-- What known events say: per record and field, the value under the best of its names.
CREATE OR REPLACE TABLE log.said AS
WITH claims AS (
  SELECT i.n, w.field, w.kind, w.rank, w.scale, json_extract(i.payload, w.path) AS j
  FROM log.identified i JOIN log.wire w ON w.type = CASE WHEN i.known THEN i.type ELSE '?' END
  WHERE i.refused IS NULL AND json_extract(i.payload, w.path) IS NOT NULL
), readings AS (
  SELECT c.n, c.field, c.rank,
    CASE c.kind WHEN 'name' THEN as_name(j) WHEN 'text' THEN as_text(j) WHEN 'url' THEN CASE WHEN json_type(j) = 'VARCHAR' THEN nullif(j->>'$', '') END END AS text,
    CASE WHEN as_number(j) * scale BETWEEN k.low AND k.high AND (c.kind <> 'raw ms' OR is_number(j))
      THEN (round(as_number(j) * scale * power(10, k.digits)) / power(10, k.digits))::DECIMAL(38, 9) END AS number,
    CASE c.kind WHEN 'flag' THEN as_flag(j) END AS flag
  FROM claims c LEFT JOIN log.kinds k ON k.kind = c.kind
)
SELECT n, field, arg_min(text, rank) AS text, arg_min(number, rank) AS number, arg_min(flag, rank) AS flag
FROM readings WHERE text IS NOT NULL OR number IS NOT NULL OR flag IS NOT NULL GROUP BY n, field;

-- A known event without a required field cannot be read. A repeat is counted from the newest record with its id, itself a repeat or not.
CREATE OR REPLACE TABLE log.decoded AS
WITH lacking AS (
  SELECT DISTINCT i.n FROM log.identified i JOIN log.wire w ON w.type = i.type AND w.required
  WHERE NOT EXISTS (SELECT 1 FROM log.said s WHERE s.n = i.n AND s.field = w.field)
), checked AS (
  SELECT i.* EXCLUDE (refused), coalesce(i.refused,
    CASE WHEN i.known AND coalesce(json_type(i.payload), '') <> 'OBJECT' THEN 'wrong-type' WHEN l.n IS NOT NULL THEN 'missing-field' END) AS reason
  FROM log.identified i LEFT JOIN lacking l ON l.n = i.n
), marked AS (
  SELECT *, reason IS NULL
    AND coalesce(off - lag(off) OVER (PARTITION BY reason IS NULL, topic, part, tenant, source, id ORDER BY off) <= 100000, false) AS repeated
  FROM checked
)
SELECT * EXCLUDE (repeated),
  CASE WHEN reason = 'tombstone' THEN 'tombstone' WHEN reason IS NOT NULL THEN 'rejected' WHEN repeated THEN 'repeated' ELSE 'accepted' END AS outcome
FROM marked;

CREATE OR REPLACE TABLE facts.events AS
WITH values_of AS (
  SELECT n, map_from_entries(list({k: field, v: text}) FILTER (WHERE text IS NOT NULL)) AS texts,
    map_from_entries(list({k: field, v: number}) FILTER (WHERE number IS NOT NULL)) AS numbers,
    map_from_entries(list({k: field, v: flag}) FILTER (WHERE flag IS NOT NULL)) AS flags
  FROM log.said GROUP BY n
)
SELECT d.* EXCLUDE (outcome, reason), v.texts, v.numbers, v.flags, v.numbers['duration']::DECIMAL(38, 3) AS duration_ms
FROM log.decoded d LEFT JOIN values_of v ON v.n = d.n WHERE d.outcome = 'accepted';
