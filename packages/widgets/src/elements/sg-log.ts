import {
  type CSSResultGroup,
  css,
  html,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { announce } from '../base/announcer.ts';
import { copyText } from '../base/copy-text.ts';
import type { Format } from '../base/format.ts';
import { fieldStyles } from '../base/field.css.ts';
import { PauseChangeEvent } from '../events/pause-change.ts';
import { Finder } from '../primitives/log/find.ts';
import { findBar } from '../primitives/log/find-bar.ts';
import { logStyles } from '../primitives/log/log.css.ts';
import { Log } from '../primitives/log/log.ts';
import {
  detailOf,
  gapWords,
  jsonOf,
  type LogColumn,
  type LogEntry,
  type LogPlace,
  lineOf,
  searchedIn,
} from '../primitives/log/plain-entry.ts';
import type { LogDetail, LogGap } from '../primitives/log/types.ts';
import { logWords } from '../primitives/log/words.ts';
import { PrimitiveElement } from './primitive-element.ts';
import { asText, fieldsOf, finite, listOf } from './refusal.ts';

const places: readonly LogPlace[] = ['time', 'group', 'name', 'by', 'link', 'amount'];

/**
 * A live log: newest on top, up to 100,000 entries, the same few rows in the document. It follows until the reader scrolls, chooses
 * or marks something; then it stands still and counts what comes. A row opens to its JSON, which unfolds and can be copied.
 *
 * Keyboard: one tab stop for the rows; arrows, Page up and down, Home and End move, Enter opens, Escape closes and then follows. In
 * the search field Enter goes to the next older match, Shift+Enter to the newer one.
 *
 * @fires {PauseChangeEvent} pause-change - The reader paused, or let the log follow: `paused`.
 * @csspart problem - What stands in place of a log that cannot be drawn.
 */
export class SgLog extends PrimitiveElement {
  static override messages = logWords;
  static override styles: CSSResultGroup = [
    PrimitiveElement.styles,
    logStyles,
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 320px;
      }
      .place {
        flex: 1;
        min-block-size: 0;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    entries: { attribute: false },
    columns: { attribute: false },
    hideToolbar: { type: Boolean, attribute: 'hide-toolbar' },
  };

  /** All entries, the newest last; a new list replaces what was there. For a stream use `add()`. */
  declare entries: readonly LogEntry[];
  /**
   * `{key, label, place}`: which field of an entry stands where, `place` one of `time`, `group`, `name`, `by`, `link`, `amount`.
   * Default: fields `time`, `level`, `message`, `source`. A field `payload` is what an opened row shows, else all of the entry.
   */
  declare columns: readonly LogColumn[] | null;
  /** Without the search box and the buttons over the log. */
  declare hideToolbar: boolean;
  #log: Log<LogEntry> | undefined;
  #finder: Finder<LogEntry> | undefined;
  #place: Element | undefined;
  /** What came before there was a log to put it in. */
  #early: (readonly LogEntry[] | LogGap)[] = [];
  #paused = false;
  #columnsRead: readonly LogColumn[] = [];
  #readIn: Format | undefined;
  #drawnWith: readonly unknown[] = [];
  #entriesShown: unknown = null;

  constructor() {
    super();
    this.entries = [];
    this.columns = null;
    this.hideToolbar = false;
  }

  /** Adds entries, the newest last. Any rate: what no reader sees costs next to nothing. (`append` is what DOM nodes have.) */
  add(entries: readonly LogEntry[]): void {
    try {
      const given = listOf('add()', entries).map(fieldsOf);
      if (this.#log) this.#log.append(given);
      else this.#early.push(given);
    } catch (error) {
      this.report(error);
    }
  }
  /** Something is known to be missing before what comes next: a row of its own. `count` null: how much is not known. */
  gap(from: number, to: number, count: number | null = null): void {
    const gap: LogGap = { kind: 'lost', from, to, count: finite(count) };
    if (this.#log) this.#log.gap(gap);
    else this.#early.push(gap);
  }
  /** It stands still and counts what comes; set it to hold the log or to let it follow. */
  get paused(): boolean {
    return this.#log?.paused ?? this.#paused;
  }
  set paused(paused: boolean) {
    this.#paused = paused;
    if (paused) this.#log?.pause();
    else this.#log?.follow(Date.now());
  }
  /** Back to the newest. */
  follow(): void {
    this.paused = false;
  }
  /** Forgets all entries. */
  clear(): void {
    this.#early = [];
    this.#log?.clear();
  }
  /** Rows in the log, gaps included. */
  get length(): number {
    return this.#log?.length ?? this.#early.reduce((sum, part) => sum + ('kind' in part ? 1 : part.length), 0);
  }
  /** Entries that came while paused. */
  get waiting(): number {
    return this.#log?.waiting ?? 0;
  }
  /** Looks for a text in what the rows show; empty ends the search. */
  find(query: string): void {
    this.#finder?.find(query);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#finder?.dispose();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Their names are in a language, and name the zone.
    if (changed.has('columns') || this.format !== this.#readIn) this.#columnsRead = [];
    this.#readIn = this.format;
  }
  protected override view(): TemplateResult {
    listOf('entries', this.entries);
    this.#readColumns();
    const finder = this.#finder;
    const bar = findBar({
      format: this.format,
      query: this.#query,
      count: finder?.count ?? 0,
      place: finder?.place ?? null,
      onFind: (query) => this.#find(query),
      onStep: (by) => finder?.step(by),
    });
    return html`${this.hideToolbar ? '' : html`<div class="ctl">${bar}</div>`}
      <div class="place"></div>`;
  }
  #query = '';
  #find(query: string): void {
    this.#query = query;
    this.find(query.trim());
    this.renderRoot.querySelector('.log')?.toggleAttribute('data-finding', query !== '');
  }

  protected override drawn(): void {
    const place = this.renderRoot.querySelector('.place');
    if (!(place instanceof HTMLElement)) return;
    if (place !== this.#place) {
      this.#log?.dispose();
      this.#finder?.dispose();
      this.#place = place;
      this.#log = this.#makeLog(place);
      this.#finder = new Finder(
        this.#log,
        (entry) => searchedIn(entry, this.#columnsRead, this.format),
        () => this.requestUpdate(),
      );
      this.#entriesShown = null;
      if (this.#paused) this.#log.pause();
    }
    const log = this.#log as Log<LogEntry>;
    const drawnWith = [this.format, this.#columnsRead];
    if (drawnWith.some((part, index) => part !== this.#drawnWith[index])) {
      this.#drawnWith = drawnWith;
      log.refresh();
    }
    if (this.entries !== this.#entriesShown) {
      if (this.#entriesShown !== null) log.clear();
      this.#entriesShown = this.entries;
      log.append(listOf('entries', this.entries).map(fieldsOf));
    }
    for (const part of this.#early.splice(0)) {
      if ('kind' in part) log.gap(part);
      else log.append(part);
    }
  }

  #readColumns(): void {
    if (this.#columnsRead.length > 0) return;
    const say = (key: string, values = {}): string => this.format.text(key, values, logWords);
    const given = listOf('columns', this.columns).map(fieldsOf);
    const read = given.flatMap((column): LogColumn[] => {
      const place = places.find((name) => name === column['place']);
      const key = asText(column['key']);
      return place ? [{ key, label: asText(column['label']) || key, place }] : [];
    });
    this.#columnsRead =
      read.length > 0
        ? read
        : [
            { key: 'time', label: say('log.time', { zone: this.format.zone(Date.now()) }), place: 'time' },
            { key: 'level', label: say('log.level'), place: 'group' },
            { key: 'message', label: say('log.message'), place: 'name' },
            { key: 'source', label: say('log.source'), place: 'by' },
          ];
  }
  #makeLog(place: HTMLElement): Log<LogEntry> {
    const say = (key: string, values = {}): string => this.format.text(key, values, logWords);
    const label = (name: LogPlace): string => this.#columnsRead.find(({ place: at }) => at === name)?.label ?? '';
    return new Log<LogEntry>(place, {
      line: (entry) => lineOf(entry, this.#columnsRead, this.format),
      detail: (entry) => detailOf(entry, this.#columnsRead, this.format, this.#actions(entry)),
      gap: (gap) => gapWords(gap, this.format),
      labels: () => ({
        log: this.label ?? say('log.label'),
        detail: say('log.detail'),
        follow: say('log.follow'),
        time: label('time'),
        group: label('group'),
        name: label('name'),
        by: label('by'),
        link: label('link'),
        amount: label('amount'),
      }),
      waiting: (n) =>
        n === 0 ? [say('log.paused'), say('log.paused')] : [say('log.waiting', { n }), say('log.waiting.short', { n })],
      empty: () => say('log.none'),
      more: (n) => say('log.more', { n }),
      missing: (reason) => say('part.missing', { reason }),
      onPause: () => this.#pausedByReader(true),
      onFollow: () => this.#pausedByReader(false),
      onPaint: () => this.#finder?.painted(),
      plain: true,
    });
  }
  #pausedByReader(paused: boolean): void {
    this.paused = paused;
    this.dispatchEvent(new PauseChangeEvent(paused));
  }
  #actions(entry: LogEntry): LogDetail['actions'] {
    const copy = async (): Promise<void> => {
      const done = await copyText(jsonOf(entry, 2));
      announce(this.format.text(done ? 'log.copied' : 'log.copy.failed', {}, logWords));
    };
    return [{ label: this.format.text('log.copy', {}, logWords), run: () => void copy() }];
  }
}
