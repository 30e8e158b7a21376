// What the suites that hold every pane to its promises stand on: the panes, found by their exports, and how a reader gets at their parts.
import { waitUntil } from '@open-wc/testing';
import { files } from '../base/aside.ts';
import { Pane } from '../base/pane.ts';
import * as exported from '../index.ts';
import type { FakeClient } from './fake-client.ts';
import { mountPane, settled } from './fixture.ts';
import type { PaneSamples } from './pane-samples.ts';

export type PaneClass = typeof Pane & (new () => Pane);
const isPane = (value: unknown): value is PaneClass => typeof value === 'function' && value.prototype instanceof Pane;
export const tagOf = ({ name }: PaneClass): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
export const panes: readonly PaneClass[] = Object.values(exported).filter(isPane);

type MountOptions = NonNullable<Parameters<typeof mountPane>[1]>;

/** One kind of pane on its own samples; `ready` first. */
export class Kind {
  readonly kind: PaneClass;
  readonly tag: string;
  samples!: PaneSamples;

  constructor(kind: PaneClass) {
    this.kind = kind;
    this.tag = tagOf(kind);
  }
  async ready(): Promise<void> {
    await import(`../define/${this.tag}.ts`);
    ({ samples: this.samples } = (await import(`../widgets/${this.tag}/samples.ts`)) as { samples: PaneSamples });
    await files.load();
  }
  async mount(
    prepare: (client: FakeClient) => FakeClient | undefined | void = () => {},
    options: MountOptions = {},
  ): Promise<{ readonly pane: Pane; readonly client: FakeClient }> {
    const client = this.samples.client();
    return mountPane<Pane>(this.tag, { client: prepare(client) ?? client, ...options });
  }
}

/** Until it holds; a second is not always enough on a machine that others use. */
export const soon = (holds: () => unknown, what?: string): Promise<void> => waitUntil(holds, what, { timeout: 10_000 });
export const part = <E extends HTMLElement>(pane: Pane, selector: string): E | null =>
  pane.renderRoot.querySelector<E>(selector);
export const press = (target: EventTarget | null, key: string): boolean | undefined =>
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
/** A button of the header. */
export const button = (pane: Pane, name: string): HTMLElement => {
  const found = part(pane, `.hd button[aria-label="${name}"]`);
  if (!found) throw new Error(`${pane.localName} has no button “${name}”.`);
  return found;
};
/** Opens the menu of a button of the header, and gives its items. */
export async function menuOf(pane: Pane, name: string): Promise<readonly HTMLElement[]> {
  button(pane, name).click();
  const popover = button(pane, name).nextElementSibling as HTMLElement;
  await soon(() => popover.matches(':popover-open'));
  await settled(pane);
  return [...popover.querySelectorAll('button')];
}
/** Opens "How this is computed", and waits until whoever computed the figures has answered. */
export async function howOf(pane: Pane): Promise<HTMLElement> {
  part(pane, '.ft .lk[aria-haspopup=dialog]')?.click();
  const popover = part(pane, '.how') as HTMLElement;
  await soon(() => popover.matches(':popover-open') && popover.querySelector('h4 + p, details'), 'it explains');
  for (const details of popover.querySelectorAll('details')) details.open = true;
  return popover;
}
