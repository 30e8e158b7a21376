-- platform-health.health
WITH standings AS MATERIALIZED (
  SELECT s.*, o.* EXCLUDE (kind, subject) FROM standing(to_us()) s LEFT JOIN observed() o ON o.kind = s.kind AND o.subject = s.subject
), told AS (
  SELECT subject, arg_max(word, {t: time_us, i: id}) AS word FROM reports
  WHERE kind = 'service' AND time_us >= now_us() - 31 * 86400000000 GROUP BY subject
), flips AS (
  SELECT subject, count(*) FILTER (WHERE flips AND time_us >= from_us()) AS flaps FROM known_reports(to_us()) WHERE kind = 'service' GROUP BY subject
), said AS (
  SELECT kind, subject, max(time_us) AS newest_at, newest(latency_ms, time_us, id) AS latency_ms,
    newest(message, time_us, id) AS message,
    newest(pool_active, time_us, id) AS pool_active, newest(pool_max, time_us, id) AS pool_max,
    newest(pool_utilization, time_us, id) AS pool_utilization,
    max(time_us) FILTER (WHERE event = 'lost') AS lost_at, max(time_us) FILTER (WHERE event = 'restored') AS restored_at
  FROM reports WHERE time_us >= now_us() - 31 * 86400000000 GROUP BY kind, subject
), latencies AS (
  SELECT subject, mean(latency_ms) AS latency FROM reports WHERE kind = 'service' AND in_range(time_us) GROUP BY subject
), services AS (
  SELECT p.service AS name, coalesce(s.severity, 'unknown') AS status, s.since, s.uptime,
    coalesce(s.observed_us, 0) AS observed_us, t.word, coalesce(f.flaps, 0) AS flaps, l.latency, d.latency_ms, d.newest_at, d.message
  FROM present_services() p LEFT JOIN standings s ON s.kind = 'service' AND s.subject = p.service
    LEFT JOIN told t ON t.subject = p.service LEFT JOIN flips f ON f.subject = p.service
    LEFT JOIN said d ON d.kind = 'service' AND d.subject = p.service LEFT JOIN latencies l ON l.subject = p.service
), databases AS (
  SELECT d.* EXCLUDE (kind), coalesce(s.severity, 'unknown') AS severity, s.uptime, s.critical_us,
    row_number() OVER (ORDER BY severity_rank(coalesce(s.severity, 'unknown')), d.subject) AS place, count(*) OVER () AS known
  FROM said d LEFT JOIN standings s ON s.kind = d.kind AND s.subject = d.subject WHERE d.kind = 'database'
), topics AS (
  SELECT topic, max(time_us) AS newest_at, newest(lag_messages, time_us, id) AS lag_messages,
    newest(per_second, time_us, id) AS per_second, newest(errors, time_us, id) AS errors
  FROM topic_activity WHERE time_us >= now_us() - 31 * 86400000000 GROUP BY topic
), stated AS (
  SELECT latency_ms FROM reports WHERE in_range(time_us) AND latency_ms IS NOT NULL AND kind IN ('service', 'database')
), parts AS (
  SELECT status FROM services UNION ALL SELECT severity FROM databases
  UNION ALL SELECT severity FROM standings WHERE kind = 'kafka'
)
SELECT
  coalesce((SELECT arg_min(status, severity_rank(status)) FROM parts), 'unknown') AS status,
  (SELECT avg(uptime) FROM services) AS uptime,
  (SELECT count(*) FROM services WHERE status = 'ok') AS "servicesUp",
  (SELECT count(*) FROM services) AS "servicesTotal",
  (SELECT count(*) FROM services WHERE newest_at IS NULL) AS "neverReported",
  (SELECT count(*) FROM active_alerts()) AS "activeAlerts",
  (SELECT mean(latency_ms) FROM stated) AS "avgLatencyMs",
  (SELECT p95(latency_ms) FROM stated) AS "p95LatencyMs",
  (SELECT {
    name: subject, status: severity, uptime: uptime, latency_ms: latency_ms::DOUBLE, lastReported: ms(newest_at),
    poolActive: pool_active, poolMax: pool_max, poolUtilization: pool_utilization::DOUBLE,
    lastLostAt: ms(lost_at), lastRestoredAt: ms(restored_at), downtimeMs: ms(coalesce(critical_us, 0)), databases: known
  } FROM databases WHERE place = 1) AS database,
  (SELECT {
    name: 'kafka', status: coalesce(s.severity, 'unknown'), uptime: s.uptime, latency_ms: NULL, lastReported: ms((SELECT max(newest_at) FROM topics)),
    topics: (SELECT count(*) FROM topics WHERE to_us() - newest_at < 900000000),
    lag: (SELECT sum(lag_messages) FROM topics WHERE to_us() - newest_at < 900000000)::DOUBLE,
    messagesPerSecond: (SELECT sum(per_second) FROM topics WHERE to_us() - newest_at < 900000000)::DOUBLE,
    errors: (SELECT sum(errors) FROM topics WHERE to_us() - newest_at < 900000000)::DOUBLE
  } FROM said d LEFT JOIN standings s ON s.kind = d.kind WHERE d.kind = 'kafka') AS kafka,
  coalesce((SELECT list({
    name: name, rank: severity_rank(status), status: status, health: word, since: ms(since), latency: latency,
    latency_ms: latency_ms::DOUBLE, uptime: uptime, observedMs: ms(observed_us),
    unknownMs: ms(to_us() - from_us() - observed_us), flaps: flaps, lastHealthCheck: ms(newest_at), message: message
  } ORDER BY severity_rank(status), name) FROM services), []) AS services;
