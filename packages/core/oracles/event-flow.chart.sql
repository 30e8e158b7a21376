-- event-flow.chart
WITH counted AS (
  SELECT floor_to(time_us, chart_width(120)) AS bucket, event_domain(type) AS domain, lag_us FROM events WHERE in_range(time_us)
), domains AS (
  SELECT bucket, domain, count(*) AS n FROM counted GROUP BY bucket, domain
), throughput AS (
  SELECT bucket, sum(n) AS n, json_group_object(domain, n) AS by_domain FROM domains GROUP BY bucket
), lags AS (
  SELECT bucket, mean(lag_us) / 1000000 AS value, p95(lag_us) / 1000000 AS p95 FROM counted GROUP BY bucket
)
SELECT
  chart_width(120) // 1000 AS "bucketMs",
  list({time: ms(b.begins), value: coalesce(t.n, 0), byDomain: coalesce(t.by_domain, '{}'::JSON), partial: b.partial} ORDER BY b.begins) AS throughput,
  list({time: ms(b.begins), value: l.value, p95: l.p95} ORDER BY b.begins) AS lag
FROM chart_buckets(120) b LEFT JOIN throughput t ON t.bucket = b.bucket LEFT JOIN lags l ON l.bucket = b.bucket;
