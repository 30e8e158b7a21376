-- Events from raw records, as docs/reference/views.md ("Terms") and the catalogue of events in the wild say it.
-- In: log.records(topic, part, off, log_us, key, value, headers). Out: log.decoded, one row a record with its outcome, and
-- facts.events, the accepted ones. Times are µs. DuckDB reads JSON more freely than JSON.parse (NaN, trailing commas), so that
-- strictness is checked by hand, and it refuses lone surrogates, which JSON.parse does not.

CREATE OR REPLACE MACRO only_pairs(t) AS
  regexp_replace(t, '(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}', '\1', 'g');
CREATE OR REPLACE MACRO without_strings(t) AS regexp_replace(t, '"(?:[^"\\]|\\.)*"', '""', 'g');
-- Valid by RFC 8259: what DuckDB takes beyond it are NaN, Infinity and commas before a closing bracket.
CREATE OR REPLACE MACRO strict_json(t) AS json_valid(t)
  AND NOT regexp_matches(without_strings(t), ',\s*[}\]]')
  AND NOT regexp_matches(regexp_replace(without_strings(t), 'true|false|null|[0-9][eE]', '', 'g'), '[A-Za-z/]');

-- A type name without the prefix of an environment or tenant; what is no versioned name yields to a topic that is one.
CREATE OR REPLACE MACRO is_versioned(t) AS regexp_matches(t, '\.v[0-9]+$');
CREATE OR REPLACE MACRO without_prefix(t) AS coalesce(nullif(regexp_extract(t, '(?:^|\.)((?:omninode|onex)\..*)$', 1), ''), t);
CREATE OR REPLACE MACRO bare_type(said, topic) AS CASE
  WHEN said IS NOT NULL AND (is_versioned(said) OR NOT is_versioned(topic)) THEN without_prefix(said)
  ELSE without_prefix(topic) END;

CREATE OR REPLACE TABLE log.bodies AS
WITH texts AS (
  SELECT *, topic || '/' || part || '/' || off AS position, try(decode(value)) AS text,
    map_from_entries(list_transform(json_transform(headers, '[["VARCHAR"]]'), lambda h: {k: h[1], v: h[2]})) AS h
  FROM log.records
), checked AS (
  SELECT *, only_pairs(text) AS json_text FROM texts
), refusals AS (
  SELECT *, CASE
    WHEN value IS NULL THEN 'tombstone'
    WHEN octet_length(value) = 0 THEN 'empty-value'
    WHEN text IS NULL THEN 'invalid-utf8'
    WHEN NOT strict_json(json_text) THEN 'invalid-json'
    WHEN json_type(json_text) <> 'OBJECT' THEN 'not-an-object'
    END AS refused
  FROM checked
), outer_bodies AS (
  SELECT *, CASE WHEN refused IS NULL THEN json_text::JSON END AS o FROM refusals
), recorded AS (
  -- A recording wraps the body and says which topic it came from.
  SELECT *, (o->'relativeMs') IS NOT NULL AND json_type(o->'value') = 'OBJECT' AS wrapped FROM outer_bodies
), unwrapped AS (
  SELECT row_number() OVER () AS n, topic, part, off, position, log_us, h, refused,
    CASE WHEN wrapped THEN o->'value' ELSE o END AS b, CASE WHEN wrapped THEN o->>'topic' ELSE topic END AS said_topic
  FROM recorded
)
SELECT *, CASE
    WHEN h['ce_specversion'] IS NOT NULL THEN 'cloud-binary'
    WHEN (b->'specversion') IS NOT NULL AND (b->'type') IS NOT NULL THEN 'cloud'
    WHEN json_type(b->'payload') = 'OBJECT' THEN 'envelope'
    WHEN json_type(b->'data') = 'OBJECT' AND (b->'type') IS NOT NULL THEN 'coder'
    ELSE 'flat' END AS shape
FROM unwrapped;

-- What envelopes say, per record and field, under the best of its names; headers speak where the body does not.
CREATE OR REPLACE TABLE log.stated AS
WITH claims AS (
  SELECT d.n, w.field, w.kind, w.rank, json_extract(d.b, w.path) AS j
  FROM log.bodies d JOIN log.envelope_wire w ON w.shape = d.shape WHERE d.refused IS NULL
  UNION ALL
  SELECT d.n, w.field, w.kind, w.rank, to_json(d.h[w.path])
  FROM log.bodies d JOIN log.header_wire w ON (w.path LIKE 'ce_%') = (d.shape = 'cloud-binary') WHERE d.refused IS NULL
), readings AS (
  SELECT n, field, rank, CASE WHEN kind <> 'us' THEN as_name(j) END AS text, CASE WHEN kind = 'us' THEN as_us(j) END AS us FROM claims WHERE j IS NOT NULL
)
SELECT n, map_from_entries(list({k: field, v: text}) FILTER (WHERE text IS NOT NULL)) AS e, max(us) AS said_us
FROM (SELECT n, field, arg_min(text, rank) AS text, arg_min(us, rank) AS us FROM readings WHERE text IS NOT NULL OR us IS NOT NULL GROUP BY n, field)
GROUP BY n;

CREATE OR REPLACE TABLE log.identified AS
WITH told AS (
  SELECT d.*, s.e, s.said_us, CASE d.shape WHEN 'cloud' THEN b->'data' WHEN 'envelope' THEN b->'payload' WHEN 'coder' THEN b->'data' ELSE b END AS payload,
    coalesce(s.said_us <= d.log_us + 300000000, false) AS stated
  FROM log.bodies d LEFT JOIN log.stated s ON s.n = d.n
)
SELECT n, topic, part, off, position, log_us, CASE WHEN stated THEN said_us ELSE log_us END AS time_us, stated,
  coalesce(e['tenant'], 'default') AS tenant, coalesce(e['source'], 'unknown') AS source, coalesce(e['id'], topic || '-' || part || '-' || off) AS id,
  canonical_type(bare_type(e['type'], said_topic)) AS type, e['correlation'] AS correlation, payload, refused,
  CASE WHEN stated THEN greatest(0, log_us - said_us) END AS lag_us
FROM told;

-- What known events say: per record and field, the value under the best of its names.
CREATE OR REPLACE TABLE log.said AS
WITH claims AS (
  SELECT i.n, w.field, w.kind, w.rank, w.scale, json_extract(i.payload, w.path) AS j
  FROM log.identified i JOIN log.wire w ON w.type = CASE WHEN is_known(i.type) THEN i.type ELSE '?' END
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
  SELECT i.* EXCLUDE (refused), coalesce(i.refused, CASE WHEN l.n IS NOT NULL THEN 'missing-field' END) AS reason
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
