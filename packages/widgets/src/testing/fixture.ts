import { aside, emptiness } from '../base/aside.ts';
import type { Pane } from '../base/pane.ts';
import { createSampleClient } from './samples.ts';
import type { FakeClient } from './fake-client.ts';

/** A pane in the page at a width, in UTC, on sample data unless told otherwise, after its first drawing. */
export async function mountPane<P extends Pane>(
  tag: string,
  options: {
    readonly width?: number;
    readonly client?: FakeClient | null;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly into?: Element;
  } = {},
): Promise<{ readonly pane: P; readonly client: FakeClient }> {
  const client = options.client ?? createSampleClient();
  // As when a reader has pointed at a pane before: what is opened opens at once.
  await Promise.all([aside.load(), emptiness.load()]);
  const pane = document.createElement(tag) as P;
  for (const [name, value] of Object.entries({ 'time-zone': 'UTC', ...options.attributes }))
    pane.setAttribute(name, value);
  if (options.client !== null) pane.client = client;
  const frame = document.createElement('div');
  frame.className = 'fixture';
  frame.style.setProperty('inline-size', `${options.width ?? 960}px`);
  frame.append(pane);
  (options.into ?? document.body).append(frame);
  await settled(pane);
  return { pane, client };
}
/** After the next layout and all updates that it caused. */
export async function settled(pane: Pane): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await pane.updateComplete;
  }
}
export function cleanUp(): void {
  for (const frame of document.querySelectorAll('.fixture')) frame.remove();
}
/** Text of the shadow tree as it reads, hidden parts left out. */
export const textOf = (pane: Pane, selector = '*'): string =>
  [...pane.renderRoot.querySelectorAll<HTMLElement>(selector)]
    .map(({ innerText }) => innerText ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
