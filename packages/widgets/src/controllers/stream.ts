import type { Feed, Shown, ViewClient } from '@streamglass/core/client';
import type { SourceContract } from '@streamglass/core/views';
import { feedState, idleFeed } from '../base/feed-state.ts';
import type { GroupState, PaneSnapshot } from '../base/types.ts';
import { FeedController, type Params } from './feed.ts';
import { LinkController, type OwnLink } from './link.ts';
import { VisibilityController } from './visibility.ts';

/** After leaving the page a pane keeps its subscriptions this long, so that moving it is free. */
const releaseAfterMs = 2_000;

/** What the stream of a pane needs to know of it, and whom it tells. */
export interface StreamHost {
  readonly element: HTMLElement;
  readonly contract: SourceContract;
  readonly views: readonly string[];
  own(): OwnLink;
  snapshot(): PaneSnapshot | null;
  params(view: string): Params;
  changed(): void;
  clientChanged(client: ViewClient | null): void;
  heldChanged(held: boolean): void;
  groupChanged(state: GroupState): void;
}

/** Which client, which range, which group, and what comes of it: the data side of a pane. */
export class StreamController {
  #host: StreamHost;
  #feed: FeedController;
  #link: LinkController;
  #sight: VisibilityController;
  #client: ViewClient | null = null;
  #held = false;
  #leaving = false;

  constructor(host: StreamHost) {
    this.#host = host;
    this.#feed = new FeedController(() => host.changed());
    this.#link = new LinkController(
      host.element,
      () => host.own(),
      () => feedState(this.feed),
      () => this.update(),
    );
    this.#sight = new VisibilityController(host.element, (seen) => this.#feed.setRate(seen ? 4 : 0));
  }

  get client(): ViewClient | null {
    return this.#client;
  }
  /** Updates a second that are asked for now; 0 while nobody can see the pane. */
  get rate(): number {
    return this.#feed.rate;
  }
  get held(): boolean {
    return this.#held;
  }
  get groupState(): GroupState {
    return this.#link.groupState;
  }
  get timeZone(): string {
    return this.#link.timeZone;
  }
  get lang(): string | null {
    return this.#link.lang;
  }
  /** The range that was asked for, else the default of the first view that takes one, else null. */
  get range(): string | null {
    const asked = this.#link.range;
    for (const view of this.#host.views) {
      const preset = this.#host.contract.views[view]?.params['range']?.default;
      if (preset !== undefined) return asked ?? String(preset);
    }
    return asked;
  }
  /** Whether anyone said which stream. */
  get configured(): boolean {
    return this.#client !== null || this.#link.problem !== null || this.#host.snapshot() !== null;
  }
  /** True while what is shown still answers earlier parameters. */
  get turning(): boolean {
    return this.#feed.turning;
  }

  get feed(): Feed {
    const snapshot = this.#host.snapshot();
    if (snapshot)
      return {
        ...idleFeed,
        link: 'ended',
        fresh: { asOf: snapshot.asOf, staleMs: null },
        origin: snapshot.origin ?? 'real',
      };
    const { problem } = this.#link;
    return problem ? { ...idleFeed, link: 'ended', problem } : this.#feed.feed;
  }
  shown(view: string): Shown | null {
    const snapshot = this.#host.snapshot();
    if (!snapshot) return this.#feed.shown(this.viewName(view));
    const data = snapshot.views[view];
    if (!data) return null;
    return {
      data,
      meta: { ...bareMeta, ...snapshot.meta, origin: snapshot.origin ?? 'real' },
      asOf: snapshot.asOf,
      counted: 0,
      seq: 0,
    };
  }
  viewName(view: string): string {
    return `${this.#host.contract.source}.${view}`;
  }

  connected(): void {
    this.#leaving = false;
    this.#feed.connected();
    this.#sight.connected();
    this.#link.connected();
  }
  disconnected(): void {
    this.#leaving = true;
    this.#sight.disconnected();
    this.#link.disconnected();
    this.#feed.disconnected(releaseAfterMs, () => {
      this.#setClient(null);
      this.#link.release();
    });
  }

  /** Looks again at attributes, provider and group. */
  update(): void {
    if (this.#leaving || !this.#host.element.isConnected) return;
    this.#link.update();
    this.#setClient(this.#host.snapshot() ? null : this.#link.client());
    const wanted = this.#host.views.map((view) => [this.viewName(view), this.#paramsOf(view)] as const);
    this.#feed.setViews(Object.fromEntries(wanted), `${this.#host.contract.source}@${this.#host.contract.version}`);
    const { hold } = this.#link.groupState;
    if (hold !== this.#held && this.grouped) this.#applyHold(hold);
    this.#host.groupChanged(this.#link.groupState);
    this.#host.changed();
  }

  /** Holds or follows, together with the group. */
  setHeld(held: boolean): void {
    if (held === this.#held) return;
    this.#applyHold(held);
    this.#link.tellGroup({ hold: held });
    this.#host.changed();
  }
  refresh(): void {
    this.#feed.refresh();
  }
  tellGroup(patch: Partial<GroupState>): void {
    this.#link.tellGroup(patch);
  }

  get grouped(): boolean {
    return this.#link.grouped;
  }
  #applyHold(held: boolean): void {
    this.#held = held;
    if (held) this.#feed.hold();
    else this.#feed.follow();
    this.#host.heldChanged(held);
  }
  #setClient(client: ViewClient | null): void {
    if (client === this.#client) return;
    this.#client = client;
    this.#feed.setClient(client);
    this.#host.clientChanged(client);
  }
  #paramsOf(view: string): Params {
    const takes = this.#host.contract.views[view]?.params ?? {};
    const range = this.#link.range;
    return {
      ...('range' in takes && range !== null ? { range } : {}),
      ...('timeZone' in takes ? { timeZone: this.timeZone } : {}),
      ...this.#host.params(view),
    };
  }
}

const bareMeta: Shown['meta'] = {
  range: null,
  since: null,
  ingest: 'ended',
  waitingFor: null,
  origin: 'real',
  inputs: [],
  evicted: {},
  late: 0,
  gaps: [],
  slowest: null,
  definition: '',
  notes: [],
};
