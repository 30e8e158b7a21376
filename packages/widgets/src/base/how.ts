import type { Shown, ViewClient } from '@streamglass/core/client';
import { html, nothing, render, type TemplateResult } from 'lit';
import { howWords } from '../messages/how.ts';
import type { MessageValues } from '../messages/messages.ts';
import { placeBeside } from './floating.ts';
import type { Format } from './format.ts';
import { partOf } from './later.ts';
import type { Pane } from './pane.ts';
import type { Computed } from './types.ts';

type Field = Awaited<ReturnType<ViewClient['describe']>>['fields'][number];

const say = (format: Format, key: string, values?: MessageValues): string => format.text(key, values, howWords);

/**
 * Fills the popover "How this is computed": definition and formula of each figure, from whoever computed it (`describe`), then
 * what went in and what was left out, from the meta of what is shown.
 */
export async function showHow(pane: Pane, popover: HTMLElement, button: Element): Promise<void> {
  popover.focus();
  const show = (content: TemplateResult): void => {
    render(content, popover);
    placeBeside(popover, button);
  };
  const rest = html`${inputs(pane)}`;
  show(html`<h4>${say(pane.format, 'how.title')}</h4>${rest}`);
  show(html`${await explain(pane)}${rest}`);
}

/** Numbers as fields measure them; the rest is words, times and lists. */
const isNumber = ({ measure }: Field): boolean =>
  !['text', 'identifier', 'url', 'flag', 'choice', 'json', 'instant', 'record', 'rows'].includes(measure);

const explain = async (pane: Pane): Promise<TemplateResult> => {
  const { format, kind, stream } = pane;
  const title = html`<h4>${say(format, 'how.title')}</h4>`;
  if (pane.data) return html`${title}<p>${say(format, 'how.host')}</p>`;
  if (!stream.client) return title;
  try {
    const { client } = stream;
    const [own, ...described] = await Promise.all([
      kind.computed ? partOf(kind.computed) : { computed: [] },
      ...kind.views.map(async (view) => [view, await client.describe(stream.viewName(view), format.lang)] as const),
    ]);
    const all = described.flatMap(([view, { fields }]) =>
      fields.map((field) => [`${view}.${field.path}`, field] as const),
    );
    const { explains } = kind;
    const first = all.filter(([path, field]) => (explains.length === 0 ? isNumber(field) : explains.includes(path)));
    const rest = all.filter((one) => !first.includes(one) && isNumber(one[1]));
    const types = new Set(all.flatMap(([, { inputs }]) => inputs)).size;
    return html`${first.map(([, field]) => explained(pane, field, types))}
    ${
      rest.length + own.computed.length > 0
        ? html`<details>
            <summary>${say(format, 'how.others', { n: rest.length + own.computed.length })}</summary>
            ${own.computed.map((field) => explained(pane, field, types))} ${rest.map(([, field]) => explained(pane, field, types))}
          </details>`
        : nothing
    }`;
  } catch (error) {
    return html`${title}<p>${say(format, 'how.failed', { reason: error instanceof Error ? error.message : String(error) })}</p>`;
  }
};

/** `types`: how many event types go into the whole pane; which ones stands below. */
const explained = (pane: Pane, field: Field | Computed, types: number): TemplateResult => {
  const { label, definition, formula = null, unit = null } = field;
  const inputs = 'inputs' in field ? field.inputs : [];
  const few = inputs.length < types && inputs.length <= 3;
  const parts = [
    ...(unit ? [say(pane.format, 'how.unit', { unit })] : []),
    ...(few && inputs.length > 0 ? [say(pane.format, 'how.from', { list: pane.format.list(inputs) })] : []),
  ];
  return html`<h4>${label}</h4>
    <p>
      ${definition}${formula ? html`<span class="formula">${formula}</span>` : nothing}${parts.length > 0 ? html`<span class="m3">${parts.join(' · ')}</span>` : nothing}
    </p>`;
};

const inputs = (pane: Pane): TemplateResult | typeof nothing => {
  const { format, metas } = pane;
  const all = [...new Map(metas.flatMap((meta) => meta.inputs.map((input) => [input.type, input] as const))).values()];
  if (all.length === 0) return nothing;
  const now = pane.asOf ?? 0;
  const last = Math.max(...all.map(({ lastTime }) => lastTime ?? 0));
  const since = metas.map((meta) => meta.since).filter((time) => time !== null);
  return html`<dl>
    ${now > 0 ? html`<dt>${say(format, 'how.as-of')}</dt><dd>${format.moment(now, now)}</dd>` : nothing}
    <dt>${say(format, 'how.inputs')}</dt>
    <dd>
      ${all.map(
        ({ type, count, lastTime }) =>
          html`<div>
            ${count === 0 || lastTime === null ? nothing : html`${format.integer(count)} `}<span class="mono">${pane.link('event-type', type)}</span>${
              count === 0 ? html`<span class="m3"> ${say(format, 'how.never')}</span>` : nothing
            }
          </div>`,
      )}
    </dd>
    ${
      last > 0
        ? html`<dt>${say(format, 'how.last')}</dt>
          <dd>${format.moment(last, now)}</dd>`
        : nothing
    }
    ${
      since.length > 0
        ? html`<dt>${say(format, 'how.since')}</dt>
          <dd>${format.moment(Math.min(...since), now)}</dd>`
        : nothing
    }
    <dt>${say(format, 'how.left-out')}</dt>
    <dd>${leftOut(pane, metas)}</dd>
  </dl>`;
};

const leftOut = ({ format }: Pane, metas: readonly Shown['meta'][]): readonly TemplateResult[] => {
  const evicted = new Map(metas.flatMap((meta) => Object.entries(meta.evicted)));
  const lost = new Map(
    metas.flatMap((meta) => meta.gaps.map((gap) => [`${gap.from} ${gap.to}`, gap.records] as const)),
  );
  const late = Math.max(0, ...metas.map((meta) => meta.late));
  const lines = [...evicted].filter(([, n]) => n > 0).map(([name, n]) => say(format, 'how.evicted', { name, n }));
  if (late > 0) lines.push(say(format, 'how.late', { n: late }));
  const records = [...lost.values()].reduce((sum, n) => sum + n, 0);
  if (records > 0) lines.push(say(format, 'how.lost', { n: records }));
  return (lines.length > 0 ? lines : [say(format, 'how.nothing-left-out')]).map((line) => html`<div>${line}</div>`);
};
