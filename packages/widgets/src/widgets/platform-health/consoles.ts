import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { glyph } from '../../base/icons.ts';
import { gauge } from '../../primitives/tile/gauge.ts';
import { type Health, wordOf } from './parts.ts';

/** Database and Kafka, side by side: what state, and the few figures that say why. */
export const consoles = (health: Health, asOf: number, format: Format): TemplateResult =>
  html`<div class="cons">
    <div>${database(health.database, asOf, format)}</div>
    <div>${kafka(health.kafka, format)}</div>
  </div>`;

const never = (name: string, format: Format): TemplateResult =>
  html`<div class="cl">${glyph('unknown')}<span class="w5">${name}</span><span class="m2">${format.text('console.never')}</span></div>`;

const database = (db: Health['database'], asOf: number, format: Format): TemplateResult => {
  if (!db) return never(format.text('db.none'), format);
  const others = db.databases > 1 ? ` · ${format.text('db.worst', { n: db.databases })}` : '';
  const today = (time: number): string =>
    format.dayMonth(time) === format.dayMonth(asOf)
      ? format.seconds(time)
      : format.date(time, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const lost = db.lastLostAt;
  const back = lost !== null && db.lastRestoredAt !== null && db.lastRestoredAt >= lost ? db.lastRestoredAt : null;
  return html`<div class="cl">
      ${glyph(db.status)}<span class="w5 el">${db.name}</span><span class="m2 el">${db.status === 'ok' ? format.text('word.ok') : wordOf(db.status, null, format)}${others}</span>
    </div>
    <div class="kv">
      ${
        db.poolActive === null
          ? nothing
          : html`<span>${format.text('db.pool')} ${db.poolMax === null ? nothing : gauge(db.poolActive / db.poolMax)}<b>${format.integer(db.poolActive)}</b> ${db.poolMax === null ? nothing : format.text('db.pool.of', { n: db.poolMax })}</span>`
      }
      ${db.latency_ms === null ? nothing : html`<span>${format.text('db.response')} <b>${format.duration(db.latency_ms)}</b></span>`}
      ${
        lost === null
          ? nothing
          : html`<span class="w2">${back === null ? format.text('db.lost', { a: today(lost) }) : format.text('db.lost-back', { a: today(lost), b: today(back) })}${db.downtimeMs ? html`, <b>${format.text('db.down', { v: format.duration(db.downtimeMs) })}</b>` : nothing}</span>`
      }
    </div>`;
};

const kafka = (value: Health['kafka'], format: Format): TemplateResult => {
  const name = format.text('kafka.name');
  if (!value) return never(name, format);
  const count = (n: number | null, key: string): TemplateResult | typeof nothing =>
    n === null
      ? nothing
      : html`<span><b>${n % 1 === 0 ? format.integer(n) : format.number(n, { maximumFractionDigits: 1 })}</b> ${format.text(key, { n })}</span>`;
  return html`<div class="cl">
      ${glyph(value.status)}<span class="w5">${name}</span><span class="m2 el">${wordOf(value.status, null, format)} · ${format.text('kafka.topics', { n: value.topics })}</span>
    </div>
    <div class="kv">
      ${value.lag === null ? nothing : html`<span>${format.text('kafka.lag')} <b>${format.integer(value.lag)}</b> ${format.text('kafka.messages', { n: value.lag })}</span>`}
      ${count(value.messagesPerSecond, 'kafka.rate')} ${count(value.errors, 'kafka.errors')}
    </div>`;
};
