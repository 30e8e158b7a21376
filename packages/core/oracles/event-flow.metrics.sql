-- event-flow.metrics
WITH counted AS (
  SELECT * FROM events WHERE in_range(time_us)
), types AS (
  SELECT type, count(*) AS n, row_number() OVER (ORDER BY count(*) DESC, type) AS place FROM counted GROUP BY type
), minute AS (
  SELECT greatest(60000000, step_us()) AS width, to_us() - step_us() AS ends
)
SELECT
  (SELECT count(*) FROM counted) AS "totalEvents",
  (SELECT count(*) FROM types) AS "uniqueTypes",
  (SELECT count(DISTINCT source) FROM counted) AS "uniqueSources",
  (SELECT count(DISTINCT correlation) FROM counted) AS "uniqueCorrelations",
  (SELECT CASE WHEN ends - width >= from_us()
    THEN (SELECT count(*) FROM events WHERE time_us >= ends - width AND time_us < ends) / (width / 60000000.0::DOUBLE) END
   FROM minute) AS "eventsPerMinute",
  (SELECT count(*) FROM counted WHERE event_action(type) IN ('failed', 'lost')) AS "failedEvents",
  (SELECT mean(duration_ms) FROM counted) AS "avgProcessingTime",
  (SELECT p95(duration_ms) FROM counted) AS "p95ProcessingTime",
  (SELECT mean(lag_us) / 1000 FROM counted) AS "avgLagMs",
  (SELECT p95(lag_us) / 1000 FROM counted) AS "p95LagMs",
  coalesce((SELECT list({
    type: type, domain: event_domain(type), count: n, share: 100.0::DOUBLE * n / (SELECT count(*) FROM counted)
  } ORDER BY place) FROM types WHERE place <= row_limit()), []) AS "topicCounts",
  coalesce((SELECT sum(n) FROM types WHERE place > row_limit()), 0) AS others;
