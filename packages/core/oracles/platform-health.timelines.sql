-- platform-health.timelines
WITH reaching AS (
  SELECT *, row_number() OVER (PARTITION BY subject ORDER BY begins DESC) AS age FROM severity_runs()
  WHERE kind = 'service' AND begins < to_us() AND coalesce(ends > from_us(), true)
), strips AS (
  SELECT subject, list(json_array(ms(begins), ms(ends), severity) ORDER BY begins) AS spans FROM reaching WHERE age <= 200 GROUP BY subject
), first_reports AS (
  SELECT subject, min(time_us) AS since FROM known_reports(forever()) WHERE kind = 'service' GROUP BY subject
), latencies AS (
  SELECT p.service, list(json_array(ms(b.begins), m.latency) ORDER BY b.begins) AS points
  FROM present_services() p CROSS JOIN chart_buckets(48) b
    LEFT JOIN (
      SELECT subject, floor_to(time_us, chart_width(48)) AS bucket, mean(latency_ms) AS latency
      FROM reports WHERE kind = 'service' AND in_range(time_us) GROUP BY subject, bucket
    ) m ON m.subject = p.service AND m.bucket = b.bucket
  GROUP BY p.service
)
SELECT coalesce(list({
    name: p.service, spans: coalesce(s.spans, []), since: ms(f.since), latency: l.points
  } ORDER BY p.service), []) AS services
FROM present_services() p LEFT JOIN strips s ON s.subject = p.service
  LEFT JOIN first_reports f ON f.subject = p.service LEFT JOIN latencies l ON l.service = p.service;
