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

-- What was reported about one kind of thing ('service', 'database', 'kafka') as half-open segments of equal severity
-- that cover everything up to at_us from the first report on. A database or Kafka that is not critical falls silent
-- after 15 min.
CREATE OR REPLACE MACRO segments(of_kind, at_us) AS TABLE
  WITH ordered AS (
    SELECT subject, time_us AS begins, severity,
      coalesce(lead(time_us) OVER (PARTITION BY subject ORDER BY time_us, id), at_us) AS ends
    FROM reports WHERE kind = of_kind AND time_us < at_us
  ), heard AS (
    SELECT *, CASE WHEN of_kind <> 'service' AND severity IN ('ok', 'warn')
      THEN least(ends, begins + 900000000) ELSE ends END AS heard_until
    FROM ordered
  )
  SELECT subject, begins, heard_until AS ends, severity FROM heard WHERE heard_until > begins
  UNION ALL
  SELECT subject, heard_until, ends, 'unknown' FROM heard WHERE ends > heard_until;

-- Runs of equal severity, numbered from the oldest.
CREATE OR REPLACE MACRO severity_runs(of_kind, at_us) AS TABLE
  WITH marked AS (
    SELECT *, severity IS DISTINCT FROM lag(severity) OVER (PARTITION BY subject ORDER BY begins) AS fresh
    FROM segments(of_kind, at_us)
  ), numbered AS (
    SELECT *, sum(fresh::INTEGER) OVER (PARTITION BY subject ORDER BY begins) AS run FROM marked
  )
  SELECT subject, run, min(begins) AS begins, max(ends) AS ends, any_value(severity) AS severity
  FROM numbered GROUP BY subject, run;

-- State of each reported thing at at_us, and its observed time within the range.
CREATE OR REPLACE MACRO standing(of_kind, at_us) AS TABLE
  WITH present AS (
    SELECT subject, arg_max(severity, run) AS severity, max(begins) AS since
    FROM severity_runs(of_kind, at_us) GROUP BY subject
  ), spent AS (
    SELECT subject,
      sum(greatest(0, least(ends, to_us()) - greatest(begins, from_us()))) FILTER (WHERE severity = 'ok') AS ok_us,
      sum(greatest(0, least(ends, to_us()) - greatest(begins, from_us()))) FILTER (WHERE severity = 'critical') AS critical_us,
      sum(greatest(0, least(ends, to_us()) - greatest(begins, from_us()))) FILTER (WHERE severity <> 'unknown') AS observed_us
    FROM segments(of_kind, to_us()) GROUP BY subject
  )
  SELECT p.subject, p.severity, p.since, coalesce(ok_us, 0) AS ok_us, coalesce(critical_us, 0) AS critical_us,
    coalesce(observed_us, 0) AS observed_us,
    CASE WHEN observed_us > 0 THEN 100.0::DOUBLE * coalesce(ok_us, 0) / observed_us END AS uptime
  FROM present p LEFT JOIN spent s USING (subject);

-- Services that have a row in `health` at at_us: named in the last 31 d and not gone.
CREATE OR REPLACE MACRO present_services(at_us) AS TABLE
  WITH named AS (
    SELECT service FROM service_mentions WHERE time_us >= at_us - 31 * 86400000000 GROUP BY service
  ), instances AS (
    SELECT service, instance, arg_max(kind, {t: time_us, i: id}) = 'deregistered' AS gone,
      max(time_us) FILTER (WHERE kind = 'deregistered') AS gone_at
    FROM registrations GROUP BY service, instance
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
    SELECT s.subject, s.since, CASE s.severity WHEN 'critical' THEN 'service-critical' ELSE 'service-degraded' END AS rule,
      CASE s.severity WHEN 'critical' THEN 'critical' ELSE 'warning' END AS level
    FROM standing('service', rates_end()) s JOIN present_services(rates_end()) p ON p.service = s.subject
    WHERE s.severity IN ('critical', 'warn')
    UNION ALL
    SELECT subject, since, CASE severity WHEN 'critical' THEN 'database-lost' ELSE 'database-degraded' END,
      CASE severity WHEN 'critical' THEN 'critical' ELSE 'warning' END
    FROM standing('database', rates_end()) WHERE severity IN ('critical', 'warn')
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
