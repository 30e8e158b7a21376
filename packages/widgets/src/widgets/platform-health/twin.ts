import type { Format } from '../../base/format.ts';
import type { Cell, Twin } from '../../base/types.ts';
import type { Health } from './parts.ts';

/** The rows of the pane with all that it left out for want of room. */
export function healthTwin(services: Health['services'], format: Format): Twin {
  const time = (value: Cell): string =>
    format.date(Number(value), {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  const milliseconds = (value: Cell): string => format.number(Number(value), { maximumFractionDigits: 1 });
  const severity = (value: Cell): string => format.text(`status.${value}`);
  return {
    caption: format.text('twin.caption'),
    columns: [
      { key: 'name', label: format.text('head.service') },
      { key: 'status', label: format.text('twin.status'), format: severity, critical: (value) => value === 'critical' },
      { key: 'health', label: format.text('twin.word') },
      { key: 'since', label: format.text('twin.since'), format: time },
      {
        key: 'uptime',
        label: format.text('head.uptime'),
        of: 'health.services.uptime',
        numeric: true,
        format: (value) => format.percent(Number(value), 2),
      },
      {
        key: 'latency',
        label: format.text('twin.latency'),
        numeric: true,
        of: 'health.services.latency',
        format: milliseconds,
      },
      {
        key: 'latency_ms',
        label: format.text('twin.last'),
        numeric: true,
        of: 'health.services.latency_ms',
        format: milliseconds,
      },
      { key: 'flaps', label: format.text('twin.flaps'), numeric: true },
      { key: 'lastHealthCheck', label: format.text('twin.report'), format: time },
      { key: 'message', label: format.text('twin.message') },
      { key: 'note', label: format.text('twin.note') },
    ],
    rows: services.map(
      ({
        name,
        status,
        health: said,
        since,
        uptime,
        latency,
        latency_ms,
        flaps,
        lastHealthCheck,
        message,
        unknownMs,
      }) => ({
        name,
        status,
        health: said,
        since,
        uptime,
        latency,
        latency_ms,
        flaps,
        lastHealthCheck,
        message,
        note:
          lastHealthCheck === null
            ? format.text('twin.note.never')
            : unknownMs > 0
              ? format.text('twin.note.unknown', { v: format.duration(unknownMs) })
              : '',
      }),
    ),
  };
}
