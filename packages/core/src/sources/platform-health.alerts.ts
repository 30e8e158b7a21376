import type { Severity, ViewData, ViewRow } from './contract.ts';
import { hours, minutes } from './engine/kinds.ts';
import type { ViewTime } from './engine/source-api.ts';
import { databasesOf, type HealthReaders, serviceRows } from './platform-health.parts.ts';
import type { platformHealthViews } from './platform-health.views.ts';

type Alert = ViewRow<typeof platformHealthViews, 'alerts', 'alerts'>;
type Rule = ViewRow<typeof platformHealthViews, 'alerts', 'rules'>;

/** Samples below which a rule says nothing. */
const samplesNeeded = 10;

const levels: Readonly<Partial<Record<Severity, Alert['level']>>> = { critical: 'critical', warn: 'warning' };

/** What is wrong now: services and databases that say so, and rates beyond their limits. Reads the newest hour. */
export function alertsOf(
  read: HealthReaders,
  { last }: Pick<ViewTime, 'last'>,
): ViewData<typeof platformHealthViews, 'alerts'> {
  const time = last(hours(1));
  const alerts: Alert[] = [];
  const add = (kind: 'service' | 'database', part: Part): void => {
    const level = levels[part.status];
    if (level === undefined) return;
    const down = kind === 'service' ? 'service-critical' : 'database-lost';
    const rule = level === 'critical' ? down : (`${kind}-degraded` as const);
    alerts.push({
      id: `${rule}:${part.name}`,
      level,
      rule,
      subject: part.name,
      since: part.since,
      value: null,
      threshold: null,
      message: part.message,
    });
  };
  for (const row of serviceRows(read, time)) add('service', row);
  for (const row of databasesOf(read, time)) add('database', { ...row, message: row.reason });
  const rules = rulesOf(read, time);
  for (const { rule, state, value, warnAt, criticalAt, windowMs } of rules) {
    if (state !== 'firing' || value === null) continue;
    const critical = criticalAt !== null && value > criticalAt;
    alerts.push({
      id: rule,
      level: critical ? 'critical' : 'warning',
      rule,
      subject: null,
      since: time.to - windowMs,
      value,
      threshold: critical ? criticalAt : warnAt,
      message: null,
    });
  }
  alerts.sort(
    (a, b) => byText(a.level, b.level) || (b.since ?? -Infinity) - (a.since ?? -Infinity) || byText(a.id, b.id),
  );
  return { alerts, rules };
}

interface Part {
  readonly name: string;
  readonly status: Severity;
  readonly since: number | null;
  readonly message: string | null;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rulesOf(read: HealthReaders, hour: { readonly to: number }): Rule[] {
  const window = (lengthMs: number) => ({ from: hour.to - lengthMs, to: hour.to });
  const runs = read.runs.over(window(minutes(10)));
  const recent = read.routings.over(window(minutes(10))).where({ outcome: 'ok' }).total;
  const routed = read.routings.over(window(hours(1)));
  const decided = routed.where({ outcome: 'ok' }).total.count;
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);
  const above = (value: number, limit: number): boolean => value > limit;
  const below = (value: number, limit: number): boolean => value < limit;
  return [
    ruleOf({
      rule: 'error-rate',
      value: share(runs.where({ outcome: 'failed' }).total.count, runs.total.count),
      samples: runs.total.count,
      windowMs: minutes(10),
      warnAt: 5,
      criticalAt: 10,
      fires: above,
    }),
    ruleOf({
      rule: 'mean-response',
      value: recent.mean('time'),
      samples: recent.n('time'),
      windowMs: minutes(10),
      warnAt: 2_000,
      criticalAt: null,
      fires: above,
    }),
    ruleOf({
      rule: 'routing-success',
      value: share(decided, routed.total.count),
      samples: routed.total.count,
      windowMs: hours(1),
      warnAt: 85,
      criticalAt: null,
      fires: below,
    }),
  ];
}

function ruleOf({
  fires,
  ...rule
}: Omit<Rule, 'state' | 'warnAt'> & {
  readonly warnAt: number;
  readonly fires: (value: number, limit: number) => boolean;
}): Rule {
  const { value, samples, warnAt } = rule;
  const known = value !== null && samples >= samplesNeeded;
  return { ...rule, state: !known ? 'unknown' : fires(value, warnAt) ? 'firing' : 'ok' };
}
