-- event-flow.events
SELECT coalesce(list({
    position: position, id: id, timestamp: ms(time_us), type: type, source: source, correlationId: correlation,
    durationMs: duration_ms::DOUBLE
  } ORDER BY time_us DESC, position), []) AS events
FROM (SELECT * FROM events ORDER BY time_us DESC, topic DESC, part DESC, off DESC LIMIT row_limit());
