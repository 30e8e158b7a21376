import type { Welcome } from '../protocol/down.ts';

/**
 * The connection, as a value. Nothing here does anything: `connection.ts` acts on what changed.
 *
 * ```
 *  idle ──start──▶ authorizing ──authorized──▶ opening ──opened──▶ greeting ──welcomed──▶ live
 *                     ▲   │                       │                   │                    │
 *                   retry │ lost                  │ lost              │ lost               │ lost
 *                     │   ▼                       ▼                   ▼                    ▼
 *                     └─ waiting ◀────────────────┴───────────────────┴────────────────────┘
 *
 *  any ──refused──▶ denied        a terminal close code, no valid token, or signed out; only `renew` leads out of it
 *  any ──renew────▶ authorizing   from the beginning, with a fresh token
 *  any ──end──────▶ ended         for good
 * ```
 */
export type ConnectionState =
  | { readonly name: 'idle' }
  | { readonly name: 'authorizing'; readonly attempt: number }
  | { readonly name: 'opening'; readonly attempt: number; readonly token: string | undefined }
  | { readonly name: 'greeting'; readonly attempt: number }
  | { readonly name: 'live'; readonly attempt: number; readonly since: number; readonly welcome: Welcome }
  | { readonly name: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly problem: Problem }
  | { readonly name: 'denied'; readonly problem: Problem }
  | { readonly name: 'ended' };

/** Why there is no connection. `code` is stable. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** `at`: ms. `delayMs`: how long to wait for an attempt of this number; the table itself knows no chance. */
export type ConnectionEvent =
  | { readonly type: 'start' }
  | { readonly type: 'authorized'; readonly token: string | undefined }
  | { readonly type: 'opened' }
  | { readonly type: 'welcomed'; readonly at: number; readonly welcome: Welcome }
  | {
      readonly type: 'lost';
      readonly at: number;
      readonly problem: Problem;
      readonly delayMs: (attempt: number) => number;
    }
  | { readonly type: 'retry' }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'renew' }
  | { readonly type: 'end' };

type Name = ConnectionState['name'];
type Cell<N extends Name, E extends ConnectionEvent['type']> = (
  state: Extract<ConnectionState, { name: N }>,
  event: Extract<ConnectionEvent, { type: E }>,
) => ConnectionState;
/** A missing cell does not compile. */
export type TransitionTable = { readonly [N in Name]: { readonly [E in ConnectionEvent['type']]: Cell<N, E> } };

/** A connection that lived this long starts counting attempts anew when it is lost. */
export const steadyAfterMs = 10_000;

const stay = <S extends ConnectionState>(state: S): S => state;
const begin = (): ConnectionState => ({ name: 'authorizing', attempt: 0 });
const deny = (_: ConnectionState, { problem }: { readonly problem: Problem }): ConnectionState => ({
  name: 'denied',
  problem,
});
const end = (): ConnectionState => ({ name: 'ended' });
const wait = (
  { attempt }: { readonly attempt: number },
  { at, problem, delayMs }: Extract<ConnectionEvent, { type: 'lost' }>,
): ConnectionState => ({ name: 'waiting', attempt: attempt + 1, retryAt: at + delayMs(attempt), problem });

/** What no state but the one that waits for it heeds, and what every state but the last heeds; each says for itself what a loss is. */
const deaf = { start: stay, authorized: stay, opened: stay, welcomed: stay, retry: stay } as const;
const most = { ...deaf, refused: deny, renew: begin, end } as const;

export const transitions: TransitionTable = {
  idle: { ...most, start: begin, lost: stay },
  authorizing: {
    ...most,
    authorized: ({ attempt }, { token }) => ({ name: 'opening', attempt, token }),
    lost: wait,
  },
  opening: { ...most, opened: ({ attempt }) => ({ name: 'greeting', attempt }), lost: wait },
  greeting: {
    ...most,
    welcomed: ({ attempt }, { at, welcome }) => ({ name: 'live', attempt, since: at, welcome }),
    lost: wait,
  },
  live: {
    ...most,
    lost: ({ attempt, since }, event) => wait({ attempt: event.at - since >= steadyAfterMs ? 0 : attempt }, event),
  },
  waiting: { ...most, retry: ({ attempt }) => ({ name: 'authorizing', attempt }), lost: stay },
  denied: { ...most, lost: stay },
  ended: { ...deaf, lost: stay, refused: stay, renew: stay, end: stay },
};

/** The next state; the same object when the event means nothing in this state. */
export function transition(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  // The table is indexed by both names at once, which TypeScript cannot follow; each cell got what its type says.
  const cell = transitions[state.name][event.type] as (
    state: ConnectionState,
    event: ConnectionEvent,
  ) => ConnectionState;
  return cell(state, event);
}

const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** Full jitter: anywhere between nothing and twice as long as the time before, so that a thousand clients do not come at once. */
export const retryDelayMs = (attempt: number, chance: number, atLeastMs = 0): number =>
  atLeastMs + Math.floor(chance * Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 16)));
