import type { FakeClient } from './fake-client.ts';

/** What tests and stories of every kind must know of a pane; stands in `widgets/<tag>/samples.ts`. */
export interface PaneSamples<C extends FakeClient = FakeClient> {
  /** A client that answers the pane's views with believable data. */
  readonly client: () => C;
  /** What its views answer when there is nothing to draw; one that is left out does not answer. */
  readonly nothing: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** For each entity in the pane's `filterable` a key of the sample. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Something in the sample that `focusKey` finds; left out where the pane shows no entity. */
  readonly focus?: { readonly entity: string; readonly key: string };
}
