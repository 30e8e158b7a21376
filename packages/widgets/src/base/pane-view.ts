import type { Feed } from '@streamglass/core/client';
import { html, nothing, type TemplateResult } from 'lit';
import { aside, fetchFor, partMissing, provenance } from './aside.ts';
import { type FeedState, feedState } from './feed-state.ts';
import { glyph, type GlyphName, icon } from './icons.ts';
import { menu, togglePopover } from './menu.ts';
import type { Pane } from './pane.ts';
import { chooseRange, rangesOf, type ToolbarItem, toolbarItems } from './toolbar.ts';

type Problem = NonNullable<Feed['problem']>;

/**
 * Header, body in its state, footer. Nothing moves to make room: every state keeps the pane's parts. No landmarks: a page
 * has many panes, and one banner.
 */
export const renderPane = (pane: Pane): TemplateResult => html`<div class="sheet" part="sheet">
  ${marked(pane) ? html`<div class="strip"></div>` : nothing} ${pane.hideHeader ? nothing : header(pane)}
  <div class="bd ${pane.phase === 'shown' && !pane.table ? '' : 'kept'} ${pane.hasWaited ? 'waited' : ''}" part="body">${body(pane)}</div>
  ${footer(pane)}
</div>`;

/** In place of all that when it cannot be made of what came: no more is asked of the pane than its name. */
export const renderBroken = (pane: Pane, problem: Problem): TemplateResult => html`<div class="sheet" part="sheet">
  ${
    pane.hideHeader
      ? nothing
      : html`<div class="hd" part="header">${title(pane)}<span class="sp"></span>${feedMark('error', pane.format.text('feed.error'))}</div>`
  }
  <div class="bd kept" part="body"><slot name="error">${trouble(pane, 'critical', 'state.error.title', problem)}</slot></div>
  <div class="ft" part="footer"></div>
</div>`;

const marked = ({ feed: { origin } }: Pane): boolean => origin !== 'real' && origin !== 'none';
const feedGlyphs: Readonly<Record<FeedState, GlyphName>> = {
  live: 'live',
  connecting: 'connecting',
  waiting: 'stale',
  'catching-up': 'connecting',
  paused: 'paused',
  stale: 'stale',
  offline: 'offline',
  ended: 'ended',
  error: 'offline',
  denied: 'denied',
};

const title = (pane: Pane): TemplateResult =>
  html`<div class="title" part="title" role="heading" aria-level=${pane.headingLevel} title=${pane.name}>${pane.name}</div>`;
const feedMark = (state: FeedState, words: TemplateResult | string): TemplateResult =>
  html`<span class="feed" part="feed" data-state=${state}>${glyph(feedGlyphs[state])}${typeof words === 'string' ? html`<span>${words}</span>` : words}</span>`;

const header = (pane: Pane): TemplateResult => {
  const { feed, format } = pane;
  const state = feedState(feed);
  const gapMs = feed.gaps.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  return html`<div class="hd" part="header">
    ${title(pane)}
    <bdi class="scope el" title=${pane.scope()}>${pane.scope()}</bdi>
    <span class="sp"></span>
    ${pane.hideToolbar ? nothing : toolbar(pane)}
    <slot name="actions"></slot>
    ${marked(pane) ? html`<span class="mark">${format.text(`origin.${feed.origin}`)}</span>` : nothing}
    ${gapMs > 0 && pane.size !== 'narrow' ? html`<span class="feed gap">${glyph('gap')}<span>${format.text('feed.gap', { v: format.duration(gapMs) })}</span></span>` : nothing}
    ${feedMark(state, feedText(pane, state))}
  </div>`;
};

/** When narrow, "Live" is the dot alone and a pause its number; the words stay for assistive technology. */
const feedText = ({ feed, feedWords, format, size }: Pane, state: FeedState): TemplateResult => {
  const behind = feed.hold?.behind ?? 0;
  const short =
    size !== 'narrow' ? null : state === 'live' ? '' : state === 'paused' && behind > 0 ? format.integer(behind) : null;
  return short === null
    ? html`<span>${feedWords}</span>`
    : html`<span aria-hidden="true">${short}</span><span class="hidden">${feedWords}</span>`;
};

const toolbar = (pane: Pane): TemplateResult => {
  const { format } = pane;
  const items = toolbarItems(pane);
  const { hold, table, large } = items;
  const live = hold !== null;
  return html`<span class="acts">
    ${live ? button(hold, 'a', pane.paused) : nothing}
    ${live && rangesOf(pane).length > 0 ? menu(pane, 'range', format.text('action.range'), items, 'o') : nothing}
    ${table ? menu(pane, 'export', format.text('action.export'), items, 'o') : nothing}
    ${table ? button(table, 'a', pane.table) : nothing}
    ${button(large, 'a', pane.maximised)}
    ${menu(pane, 'more', format.text('action.more'), items, 'overflow')}
  </span>`;
};

const button = (item: ToolbarItem, classes: string, pressed: boolean): TemplateResult =>
  html`<button class="ib ${classes}" aria-label=${item.label} title=${item.label} aria-pressed=${pressed ? 'true' : 'false'} @click=${item.run}>${icon(item.icon)}</button>`;

const body = (pane: Pane): TemplateResult => {
  switch (pane.phase) {
    case 'shown':
      return html`${pane.table ? twinOf(pane) : pane.renderBody()}${marked(pane) ? html`<div class="watermark" aria-hidden="true" data-word=${pane.format.text(`origin.${pane.feed.origin}`)}></div>` : nothing}`;
    case 'empty':
      return html`<slot name="empty">${empty(pane)}</slot>`;
    case 'loading':
      return html`<slot name="loading"><div class="state late" aria-busy="true">${pane.renderSkeleton()}<span class="hidden">${pane.format.text('state.loading')}</span></div></slot>`;
    case 'error':
      return html`<slot name="error">${trouble(pane, 'critical', 'state.error.title')}</slot>`;
    case 'offline':
      return html`<slot name="error">${trouble(pane, 'offline', 'state.offline.title')}</slot>`;
    case 'denied':
      return html`<slot name="denied">${denied(pane)}</slot>`;
    case 'unconfigured':
      return html`<slot name="loading"><div class="state late">${head(pane, glyph('unknown'), pane.format.text('state.unconfigured.title'))}<p>${pane.format.text('state.unconfigured')}</p></div></slot>`;
  }
};

const twinOf = (pane: Pane): unknown => {
  const twin = pane.twin();
  if (!twin) return nothing;
  if (aside.now) return aside.now.renderTwin(twin, pane.format);
  if (aside.failure === null) void fetchFor(pane, aside);
  return html`<div class="state">${partMissing(pane, aside)}</div>`;
};

/** Opens the popover that says where the figures come from. */
const howButton = (pane: Pane, label: string): TemplateResult => {
  const open = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as Element;
    if (!provenance.now) await fetchFor(pane, provenance);
    const popover = await togglePopover(pane, button);
    if (aside.now && popover?.matches(':popover-open')) await provenance.now?.showHow(pane, popover, button);
  };
  return html`<button class="lk" aria-haspopup="dialog" aria-label=${pane.format.text('foot.how')} @click=${open}>${label}</button>
    <div class="how" popover role="dialog" tabindex="-1" aria-label=${pane.format.text('foot.how')}>${partMissing(pane, aside.failure === null ? provenance : aside)}</div>`;
};

const head = (pane: Pane, mark: TemplateResult, title: string): TemplateResult =>
  html`<div class="h4" role="heading" aria-level=${pane.headingLevel + 1}>${mark}${title}</div>`;

const empty = (pane: Pane): TemplateResult => {
  const { title, lines, glyph: mark, range, type, how = type } = pane.emptyReason();
  const { format } = pane;
  return html`<div class="state">
    ${title ? head(pane, glyph(mark ?? 'unknown'), title) : nothing} ${lines.map((line) => html`<p>${line}</p>`)}
    ${type && how && pane.placeOf('event-type', type) ? html`<p>${pane.link('event-type', type, how)}</p>` : nothing}
    ${range && !pane.data ? html`<div class="bt"><button class="btn" @click=${() => chooseRange(pane, range)}>${format.text('action.show-range', { v: format.range(range) })}</button></div>` : nothing}
  </div>`;
};

/** What is wrong and what to do, each with its full stop, whoever wrote them. */
const inSentences = ({ message, hint }: Problem): string =>
  [message, hint].flatMap((text) => (text ? `${text}${/[.!?…:]$/.test(text) ? '' : '.'}` : [])).join(' ');

const trouble = (
  pane: Pane,
  mark: GlyphName,
  title: string,
  problem: Problem | null = pane.feed.problem,
): TemplateResult => {
  const colored = mark === 'offline' ? html`<span class="c-critical">${glyph(mark)}</span>` : glyph(mark);
  return html`<div class="state">
    ${head(pane, colored, pane.format.text(title))}
    ${problem ? html`<p>${inSentences(problem)}</p><span class="code mono">${problem.code}</span>` : nothing}
    <div class="bt"><button class="btn" @click=${() => pane.refresh()}>${pane.format.text('action.retry')}</button></div>
  </div>`;
};

const denied = (pane: Pane): TemplateResult => {
  const { problem } = pane.feed;
  const subject = pane.stream.client?.subject;
  return html`<div class="state">
    ${head(pane, icon('lock'), pane.format.text('state.denied.title'))}
    <p>${problem ? inSentences(problem) : nothing} ${subject ? pane.format.text('state.denied.who', { subject }) : nothing}</p>
    ${problem ? html`<span class="code mono">${problem.code}</span>` : nothing}
  </div>`;
};

/**
 * As-of time, what stands behind the picture, how it is computed. When the feed broke and the last picture is kept, the
 * same line says so: the pane keeps its height.
 */
const footer = (pane: Pane): TemplateResult => {
  const { feed, format, phase, asOf: time } = pane;
  const state = feedState(feed);
  const retryAt = feed.problem?.retryAt;
  const retry =
    retryAt === undefined ? '' : format.text('foot.retry', { v: format.span(Math.max(0, retryAt - Date.now())) });
  const iso = time === null ? nothing : new Date(time).toISOString();
  if (phase === 'shown' && !pane.data && (state === 'offline' || state === 'error')) {
    const words =
      state === 'error'
        ? feed.problem?.message
        : format.text(pane.size === 'narrow' ? 'state.offline.last.short' : 'state.offline.last', {
            t: time === null ? '' : format.clock(time),
          });
    return html`<div class="ft notice" part="footer">
      ${glyph('offline')}<span class="el" title=${words ?? nothing}>${words}</span>
      <span class="w">${retry}</span>
      <span class="sp"></span>
      <slot name="footer"></slot>
      <button class="lk" @click=${() => pane.refresh()}>${format.text(state === 'error' ? 'action.retry' : 'action.reconnect')}</button>
    </div>`;
  }
  const words = (): string => {
    if (phase === 'denied') return format.text('foot.nothing-sent');
    if (phase === 'loading') return format.text('foot.connecting');
    if (time !== null) return format.text(state === 'paused' ? 'foot.held' : 'foot.as-of', { t: format.clock(time) });
    return '';
  };
  const answered = phase === 'shown' || phase === 'empty';
  const inputs = answered ? pane.inputs() : '';
  return html`<div class="ft" part="footer">
    <span class=${state === 'stale' ? 'warn' : ''} title=${iso}>${words()}</span>
    <span class="el ${retry ? '' : 'w'}" title=${inputs || nothing}>${retry || inputs}</span>
    <span class="sp"></span>
    <slot name="footer"></slot>
    ${answered ? howButton(pane, format.text(pane.size === 'narrow' ? 'foot.how.short' : 'foot.how')) : nothing} ${pane.renderFooter()}
  </div>`;
};
