import type { Shown } from '@streamglass/core/client';
import type { Pane } from '../base/pane.ts';
import type { FakeClient } from './fake-client.ts';
import type { PaneSamples } from './pane-samples.ts';

type Data = Readonly<Record<string, unknown>>;

/** Names of a pane's views as a client knows them. */
export const viewsOf = (tag: string): readonly string[] => {
  const found: unknown = customElements.get(tag);
  const { contract, views } = found as typeof Pane;
  return views.map((view) => `${contract.source}.${view}`);
};

/** What a client shows of a view now. */
export function shownBy(client: FakeClient, view: string): Shown | null {
  const handle = client.watch(view);
  const { shown } = handle;
  handle.release();
  return shown as Shown | null;
}

/** Changes what views say about themselves; `data` null: they do not answer, undefined: what they answer stays. */
export function answerAgain(
  client: FakeClient,
  views: readonly string[],
  change: (meta: Shown['meta']) => Partial<Shown['meta']>,
  dataOf: (view: string) => Data | null | undefined = () => undefined,
): void {
  for (const view of views) {
    const shown = shownBy(client, view);
    if (!shown) continue;
    const other = dataOf(view);
    const data = other === undefined ? shown.data : other;
    client.answer(view, { data: () => data, meta: { ...shown.meta, ...change(shown.meta) }, asOf: shown.asOf });
  }
}

/** No view of a pane answers: it loads. */
export const silence = (client: FakeClient, tag: string): void =>
  answerAgain(
    client,
    viewsOf(tag),
    () => ({}),
    () => null,
  );

/** The views of a pane answer that there is nothing: never seen (`count` 0), or last seen then. */
export const empty = (
  client: FakeClient,
  tag: string,
  nothing: PaneSamples['nothing'],
  seen: { readonly count: number; readonly lastTime: number | null; readonly since: number },
): void =>
  answerAgain(
    client,
    viewsOf(tag),
    ({ inputs }) => ({
      inputs: inputs.map((input) => ({ ...input, count: seen.count, lastTime: seen.lastTime })),
      since: seen.since,
    }),
    (view) => nothing[view.slice(view.indexOf('.') + 1)] ?? null,
  );
