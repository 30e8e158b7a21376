-- platform-health.alerts
WITH said AS (
  SELECT kind, subject, newest(message, time_us, id) AS message FROM reports
  WHERE time_us >= now_us() - 31 * 86400000000 GROUP BY kind, subject
)
SELECT
  coalesce((SELECT list({
    id: a.id, level: a.level, rule: a.rule, subject: a.subject, since: ms(a.since), value: a.value, threshold: a.threshold, message: s.message
  } ORDER BY a.level, a.since DESC, a.id)
  FROM active_alerts() a LEFT JOIN said s
    ON s.subject = a.subject AND s.kind = CASE WHEN a.rule LIKE 'service-%' THEN 'service' ELSE 'database' END), []) AS alerts,
  (SELECT list({
    rule: rule, state: state, value: value, warnAt: warn_at::DOUBLE, criticalAt: critical_at::DOUBLE, windowMs: window_ms, samples: samples
  } ORDER BY rule) FROM rate_rules()) AS rules;
