import type { Shown, ViewClient } from '@streamglass/core/client';
import { html, nothing, render, type TemplateResult } from 'lit';
import { howWords } from '../messages/how.ts';
import type { MessageValues } from '../messages/messages.ts';
import { placeBeside } from './floating.ts';
import type { Format } from './format.ts';
import type { Pane } from './pane.ts';

type Described = Awaited<ReturnType<ViewClient['describe']>>;

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

const explain = async (pane: Pane): Promise<TemplateResult> => {
  const { format, kind, stream } = pane;
  const title = html`<h4>${say(format, 'how.title')}</h4>`;
  if (pane.data) return html`${title}<p>${say(format, 'how.host')}</p>`;
  if (!stream.client) return title;
  try {
    const { client } = stream;
    const described = await Promise.all(
      kind.views.map(async (view) => [view, await client.describe(stream.viewName(view), format.lang)] as const),
    );
    return html`${described.map(([view, answer]) => answer.fields.filter(({ path }) => kind.explains.length === 0 || kind.explains.includes(`${view}.${path}`)).map(field))}`;
  } catch (error) {
    return html`${title}<p>${say(format, 'how.failed', { reason: error instanceof Error ? error.message : String(error) })}</p>`;
  }
};

const field = ({ label, definition, formula }: Described['fields'][number]): TemplateResult =>
  html`<h4>${label}</h4>
    <p>${definition}${formula ? html`<span class="formula">${formula}</span>` : nothing}</p>`;

const inputs = (pane: Pane): TemplateResult | typeof nothing => {
  const { format, metas } = pane;
  const all = [...new Map(metas.flatMap((meta) => meta.inputs.map((input) => [input.type, input] as const))).values()];
  if (all.length === 0) return nothing;
  const now = pane.asOf ?? 0;
  const last = Math.max(...all.map(({ lastTime }) => lastTime ?? 0));
  const since = metas.map((meta) => meta.since).filter((time) => time !== null);
  return html`<dl>
    <dt>${say(format, 'how.inputs')}</dt>
    <dd>
      ${all.map(
        ({ type, count, lastTime }) =>
          html`<div>
            ${count === 0 || lastTime === null ? nothing : html`${format.integer(count)} `}<span class="mono">${type}</span>${
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
