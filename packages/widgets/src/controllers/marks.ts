import type { Feed } from '@streamglass/core/client';
import { announce } from '../base/announcer.ts';
import { type FeedState, feedState } from '../base/feed-state.ts';
import type { Phase } from '../base/phase.ts';
import { FeedChangeEvent } from '../events/feed-change.ts';
import { PaneErrorEvent } from '../events/pane-error.ts';

/** What the outside sees of a pane's state. */
export interface Marks {
  readonly feed: Feed;
  readonly phase: Phase;
  readonly table: boolean;
  readonly asOf: number | null;
  /** `Platform health: Offline`. */
  readonly sentence: string;
}

/** Tells the outside what state a pane is in: `:state()`, events, the page's live region, a blink of the live dot. */
export class MarkController {
  #element: HTMLElement;
  #internals: ElementInternals | undefined;
  #state: FeedState | undefined;
  #said: FeedState = 'live';
  #code: string | undefined;
  #asOf: number | null = null;
  #blinked = 0;

  constructor(element: HTMLElement) {
    this.#element = element;
  }
  connected(): void {
    this.#internals ??= this.#element.attachInternals();
  }

  update(marks: Marks, dot: Element | null): void {
    const { feed, phase } = marks;
    const state = feedState(feed);
    const origin = feed.origin === 'none' || feed.origin === 'real' ? [] : [feed.origin];
    this.#setStates([
      state,
      phase,
      ...origin,
      ...(feed.gaps.length > 0 ? ['gap'] : []),
      ...(feed.cached ? ['cached'] : []),
      ...(marks.table ? ['table'] : []),
    ]);
    if (state !== this.#state) {
      this.#state = state;
      this.#element.dispatchEvent(new FeedChangeEvent(state, feed));
    }
    // Connecting is no news, and live only after something else was said.
    if (state !== 'connecting' && state !== this.#said) {
      this.#said = state;
      announce(marks.sentence);
    }
    const code = state === 'error' || state === 'denied' ? feed.problem?.code : undefined;
    if (code !== this.#code) {
      this.#code = code;
      if (feed.problem && code)
        this.#element.dispatchEvent(new PaneErrorEvent(code, feed.problem.message, feed.problem.hint));
    }
    this.#blink(marks.asOf, dot);
  }

  #setStates(names: readonly string[]): void {
    const states = this.#internals?.states;
    if (!states) return;
    for (const name of states) if (!names.includes(name)) states.delete(name);
    for (const name of names) states.add(name);
  }
  /** Once for a frame, at most once a second, never under reduced motion. */
  #blink(asOf: number | null, dot: Element | null): void {
    if (asOf === this.#asOf) return;
    const first = this.#asOf === null;
    this.#asOf = asOf;
    const now = performance.now();
    if (first || !dot || now - this.#blinked < 1_000 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.#blinked = now;
    dot.animate({ opacity: [0.25, 1] }, { duration: 320, easing: 'ease-out' });
  }
}
