-- platform-health.services
WITH seen AS (
  SELECT service, instance, newest(url, time_us, id) AS url, newest(service_type, time_us, id) AS service_type, newest(version, time_us, id) AS version,
    max(time_us) FILTER (WHERE kind = 'registered') AS registered_at, max(time_us) FILTER (WHERE kind = 'deregistered') AS deregistered_at
  FROM registrations WHERE time_us >= now_us() - 31 * 86400000000 GROUP BY service, instance
), instances AS (
  SELECT *, CASE WHEN deregistered_at > coalesce(registered_at, -1) THEN 'deregistered' ELSE 'registered' END AS status FROM seen
), told AS (
  SELECT subject, max(time_us) AS newest_at FROM reports WHERE kind = 'service' AND time_us >= now_us() - 31 * 86400000000 GROUP BY subject
)
SELECT coalesce(list({
    id: i.service || '/' || i.instance, name: i.service, status: i.status, health: coalesce(h.severity, 'unknown'), serviceUrl: i.url,
    serviceType: i.service_type, version: i.version, registeredAt: ms(i.registered_at), deregisteredAt: ms(i.deregistered_at),
    lastHealthCheck: ms(t.newest_at)
  } ORDER BY i.service, i.instance), []) AS services
FROM instances i LEFT JOIN told t ON t.subject = i.service
  LEFT JOIN standing(rates_end()) h ON h.kind = 'service' AND h.subject = i.service;
