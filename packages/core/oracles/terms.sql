-- The words of docs/reference/views.md ("Terms") as SQL. The harness defines from_us(), to_us(), step_us(), as_of_us(),
-- row_limit(), min_baseline() and zone() for each question; all times are whole µs since the epoch.

CREATE OR REPLACE MACRO in_range(t) AS t >= from_us() AND t < to_us();
CREATE OR REPLACE MACRO ms(us) AS us / 1000.0::DOUBLE;
-- Sum over the events that state x, divided by their number; NULL when none does.
CREATE OR REPLACE MACRO mean(x) AS sum(x)::DOUBLE / count(x);
-- A register: the newest stated value by (time, id, value).
CREATE OR REPLACE MACRO newest(x, t, i) AS arg_max(x, {t: t, i: i, v: x::VARCHAR}) FILTER (WHERE x IS NOT NULL);
-- Nearest rank: the smallest value that at least 95 % of the values do not exceed.
CREATE OR REPLACE MACRO p95(x) AS quantile_disc(x, 0.95)::DOUBLE;

CREATE OR REPLACE MACRO floor_to(t, width) AS (t // width) * width;

-- Width of a chart bucket for at most n points, µs.
CREATE OR REPLACE MACRO chart_width(n) AS coalesce(
  list_min(list_filter(
    list_transform([1, 5, 10, 60, 300, 900, 1800, 3600, 7200, 21600, 43200, 86400], lambda s: s * 1000000::BIGINT),
    lambda w: w >= step_us() AND (to_us() - from_us())::DOUBLE / w <= n)),
  86400 * 1000000::BIGINT);

CREATE OR REPLACE MACRO chart_buckets(n) AS TABLE
  SELECT b AS bucket, greatest(b, from_us()) AS begins, b < from_us() OR b + chart_width(n) >= to_us() AS partial
  FROM (SELECT unnest(range(floor_to(from_us(), chart_width(n)), to_us(), chart_width(n))) AS b);

CREATE OR REPLACE MACRO severity_rank(s) AS CASE s WHEN 'critical' THEN 0 WHEN 'warn' THEN 1 WHEN 'ok' THEN 2 ELSE 3 END;

-- Domain, action: see "event-flow".
CREATE OR REPLACE MACRO event_domain(type) AS CASE
  WHEN list_contains(string_split(type, '.'), 'omninode')
    THEN coalesce(string_split(type, '.')[list_position(string_split(type, '.'), 'omninode') + 1], 'omninode')
  WHEN string_split(type, '.')[1] = 'onex' THEN 'onex'
  ELSE string_split(type, '.')[1] END;
CREATE OR REPLACE MACRO event_action(type) AS
  string_split(regexp_replace(type, '\.v[0-9]+$', ''), '.')[-1];

-- Reports before an instant that are known: of several of one instant the worst; those of the last 31 d and the newest one
-- before them, unless that is 62 d old; of these the newest 1,000 runs of equal severity. `flips`: its severity differs from the
-- one of the report before.
CREATE OR REPLACE MACRO known_reports(at_us) AS TABLE
  WITH worst AS (
    SELECT tenant, kind, subject, time_us, arg_min(severity, severity_rank(severity)) AS severity FROM reports GROUP BY tenant, kind, subject, time_us
  ), cut AS (
    SELECT tenant, kind, subject, max(time_us) AS cut_us FROM worst WHERE time_us <= now_us() - 31 * 86400000000 GROUP BY tenant, kind, subject
  ), kept AS (
    SELECT w.* FROM worst w LEFT JOIN cut c USING (tenant, kind, subject)
    WHERE w.time_us > now_us() - 31 * 86400000000 OR (w.time_us = c.cut_us AND w.time_us >= now_us() - 62 * 86400000000)
  ), marked AS (
    SELECT *, coalesce(severity <> lag(severity) OVER (PARTITION BY tenant, kind, subject ORDER BY time_us), false) AS flips FROM kept
  ), numbered AS (
    SELECT *, sum(flips::INTEGER) OVER (PARTITION BY tenant, kind, subject ORDER BY time_us DESC ROWS UNBOUNDED PRECEDING) - flips::INTEGER AS later_runs
    FROM marked
  )
  SELECT tenant, kind, subject, time_us, severity,
    flips AND row_number() OVER (PARTITION BY tenant, kind, subject ORDER BY time_us) > 1 AS flips
  FROM numbered WHERE later_runs < 1000 AND time_us < at_us;

-- What each tenant says of a thing and from when on: its reports, and 'unknown' (`silence`) 15 min after a
-- report that is not critical, unless another one followed.
CREATE OR REPLACE MACRO sayings(at_us) AS TABLE
  WITH followed AS (
    SELECT *, lead(time_us) OVER (PARTITION BY tenant, kind, subject ORDER BY time_us) AS next_us FROM known_reports(at_us)
  )
  SELECT tenant, kind, subject, time_us AS begins, severity, false AS silence FROM followed
  UNION ALL
  SELECT tenant, kind, subject, time_us + 900000000, 'unknown', true FROM followed
  WHERE kind <> 'service' AND severity IN ('ok', 'warn')
    AND time_us + 900000000 <= at_us AND coalesce(time_us + 900000000 < next_us, true);

-- The severity of a thing over time: the worst known that any tenant has, from each instant on at which a tenant says
-- something; `reported` is the same by reports alone.
CREATE OR REPLACE MACRO severities(at_us) AS TABLE
  WITH said AS MATERIALIZED (
    SELECT * FROM sayings(at_us)
  ), points AS (
    SELECT i.*, t.tenant FROM (SELECT DISTINCT kind, subject, begins FROM said) i
      JOIN (SELECT DISTINCT kind, subject, tenant FROM said) t ON t.kind = i.kind AND t.subject = i.subject
  ), filled AS (
    SELECT p.kind, p.subject, p.begins, last_value(s.severity IGNORE NULLS) OVER w AS severity,
      last_value(CASE WHEN NOT s.silence THEN s.severity END IGNORE NULLS) OVER w AS reported
    FROM points p LEFT JOIN said s ON s.kind = p.kind AND s.subject = p.subject AND s.tenant = p.tenant AND s.begins = p.begins
    WINDOW w AS (PARTITION BY p.kind, p.subject, p.tenant ORDER BY p.begins ROWS UNBOUNDED PRECEDING)
  )
  SELECT kind, subject, begins, arg_min(severity, severity_rank(severity)) AS severity, arg_min(reported, severity_rank(reported)) AS reported
  FROM filled WHERE severity IS NOT NULL GROUP BY kind, subject, begins;

-- All runs of equal severity by reports alone; `ends` is the first report of the next run.
CREATE OR REPLACE MACRO forever() AS 9000000000000000000;
CREATE OR REPLACE MACRO severity_runs() AS TABLE
  WITH marked AS (
    SELECT *, reported IS DISTINCT FROM lag(reported) OVER (PARTITION BY kind, subject ORDER BY begins) AS fresh FROM severities(forever())
  )
  SELECT kind, subject, begins, lead(begins) OVER (PARTITION BY kind, subject ORDER BY begins) AS ends, reported AS severity FROM marked WHERE fresh;

-- How each reported thing stands at an instant, and since when.
CREATE OR REPLACE MACRO standing(at_us) AS TABLE
  WITH marked AS (
    SELECT *, reported IS DISTINCT FROM lag(reported) OVER (PARTITION BY kind, subject ORDER BY begins) AS fresh FROM severities(at_us)
  )
  SELECT kind, subject, arg_max(severity, begins) AS severity, max(begins) FILTER (WHERE fresh) AS since FROM marked GROUP BY kind, subject;

-- How long each reported thing was what within the range.
CREATE OR REPLACE MACRO observed() AS TABLE
  WITH segments AS (
    SELECT kind, subject, severity, greatest(begins, from_us()) AS begins,
      coalesce(lead(begins) OVER (PARTITION BY kind, subject ORDER BY begins), to_us()) AS ends
    FROM severities(to_us())
  )
  SELECT kind, subject, coalesce(sum(ends - begins) FILTER (WHERE severity = 'ok'), 0) AS ok_us,
    coalesce(sum(ends - begins) FILTER (WHERE severity = 'critical'), 0) AS critical_us,
    coalesce(sum(ends - begins) FILTER (WHERE severity <> 'unknown'), 0) AS observed_us,
    100.0::DOUBLE * ok_us / nullif(observed_us, 0) AS uptime
  FROM segments WHERE ends > begins GROUP BY kind, subject;

-- Services that have a row in `health`: named in the last 31 d and not gone.
CREATE OR REPLACE MACRO present_services() AS TABLE
  WITH named AS (
    SELECT service FROM service_mentions WHERE time_us >= now_us() - 31 * 86400000000 GROUP BY service
  ), instances AS (
    SELECT service, instance, max(time_us) FILTER (WHERE kind = 'deregistered') AS gone_at,
      coalesce(gone_at > coalesce(max(time_us) FILTER (WHERE kind = 'registered'), -1), false) AS gone
    FROM registrations WHERE time_us >= now_us() - 31 * 86400000000 GROUP BY service, instance
  ), left_services AS (
    SELECT i.service FROM instances i GROUP BY i.service
    HAVING bool_and(i.gone) AND NOT EXISTS (
      SELECT 1 FROM reports r WHERE r.kind = 'service' AND r.subject = i.service AND r.time_us > max(i.gone_at))
  )
  SELECT service FROM named WHERE service NOT IN (SELECT service FROM left_services);

-- Periods of the savings chart: UTC hours up to 26 h, else days of the zone; unclipped, in [begins, ends).
CREATE OR REPLACE MACRO periods() AS TABLE
  WITH hours AS (
    SELECT h AS begins, h + 3600000000 AS ends FROM (
      SELECT unnest(range(floor_to(from_us(), 3600000000), to_us(), 3600000000)) AS h)
    WHERE to_us() - from_us() <= 26 * 3600000000
  ), dates AS (
    SELECT unnest(generate_series(
      timezone(zone(), make_timestamptz(from_us()))::DATE - 1,
      timezone(zone(), make_timestamptz(to_us()))::DATE + 2, INTERVAL 1 DAY))::DATE AS day
  ), starts AS (
    SELECT day, floor_to(epoch_us(timezone(zone(), day::TIMESTAMP)), step_us()) AS begins FROM dates
  ), days AS (
    SELECT begins, lead(begins) OVER (ORDER BY day) AS ends, day FROM starts
  )
  SELECT begins, ends, strftime(timezone(zone(), make_timestamptz(begins)), '%Y-%m-%d') AS date, 'hour' AS period FROM hours
  UNION ALL
  SELECT begins, ends, strftime(day, '%Y-%m-%d'), 'day' FROM days
  WHERE to_us() - from_us() > 26 * 3600000000 AND ends > from_us() AND begins < to_us();

-- Alert rules over rates, on windows that end with the minute that holds asOf.
CREATE OR REPLACE MACRO rates_end() AS floor_to(as_of_us(), 60000000) + 60000000;
CREATE OR REPLACE MACRO rate_rules() AS TABLE
  WITH measured AS (
    SELECT 'error-rate' AS rule, 600000::BIGINT AS window_ms, 5.0 AS warn_at, 10.0 AS critical_at, false AS below,
      count(*) AS samples, 100.0::DOUBLE * count(*) FILTER (WHERE NOT ok) / nullif(count(*), 0) AS value
    FROM runs WHERE time_us >= rates_end() - 600000000 AND time_us < rates_end()
    UNION ALL
    SELECT 'mean-response', 600000, 2000.0, NULL, false, count(routing_ms), mean(routing_ms)
    FROM decisions WHERE time_us >= rates_end() - 600000000 AND time_us < rates_end()
    UNION ALL
    SELECT 'routing-success', 3600000, 85.0, NULL, true, count(*), 100.0::DOUBLE * count(*) FILTER (WHERE decided) / nullif(count(*), 0)
    FROM (SELECT time_us, true AS decided FROM decisions UNION ALL SELECT time_us, false FROM routing_failures)
    WHERE time_us >= rates_end() - 3600000000 AND time_us < rates_end()
  )
  SELECT *, CASE WHEN samples < 10 THEN 'unknown'
    WHEN (below AND value < warn_at) OR (NOT below AND value > warn_at) THEN 'firing' ELSE 'ok' END AS state,
    coalesce(value > critical_at, false) AS critical
  FROM measured;

-- Active alerts. A service or database alerts as it stands with the minute that holds asOf.
CREATE OR REPLACE MACRO active_alerts() AS TABLE
  SELECT rule || ':' || subject AS id, level, rule, subject, since, NULL::DOUBLE AS value, NULL::DOUBLE AS threshold
  FROM (
    SELECT s.subject, s.since, CASE WHEN s.severity = 'critical' AND s.kind = 'database' THEN 'database-lost'
        ELSE s.kind || CASE s.severity WHEN 'critical' THEN '-critical' ELSE '-degraded' END END AS rule,
      CASE s.severity WHEN 'critical' THEN 'critical' ELSE 'warning' END AS level
    FROM standing(rates_end()) s
    WHERE s.severity IN ('critical', 'warn')
      AND (s.kind = 'database' OR s.kind = 'service' AND s.subject IN (SELECT service FROM present_services()))
  )
  UNION ALL
  SELECT rule, CASE WHEN critical THEN 'critical' ELSE 'warning' END, rule, NULL, rates_end() - window_ms * 1000, value,
    CASE WHEN critical THEN critical_at ELSE warn_at END
  FROM rate_rules() WHERE state = 'firing';

-- Savings: sums over runs with intelligence, what they would have cost at the baseline's mean, and the difference,
-- divided last so that nothing is lost before.
CREATE OR REPLACE MACRO with_it(x, intelligence) AS (sum(x) FILTER (WHERE intelligence))::DOUBLE;
CREATE OR REPLACE MACRO without_it(x, intelligence) AS
  ((sum(x) FILTER (WHERE NOT intelligence)) * nullif(count(x) FILTER (WHERE intelligence), 0))::DOUBLE / count(x) FILTER (WHERE NOT intelligence);
CREATE OR REPLACE MACRO saved(x, intelligence) AS
  ((sum(x) FILTER (WHERE NOT intelligence)) * count(x) FILTER (WHERE intelligence)
    - (sum(x) FILTER (WHERE intelligence)) * count(x) FILTER (WHERE NOT intelligence))::DOUBLE / nullif(count(x) FILTER (WHERE NOT intelligence), 0);
