import type { LitElement } from 'lit';

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** An element of a primitive in the page, with its properties set before it is drawn, after its first drawing. */
export async function mountElement<E extends LitElement>(
  tag: string,
  properties: Readonly<Record<string, unknown>> = {},
  options: {
    readonly width?: number;
    readonly height?: number | null;
    /** Called for each `error` event, from the first drawing on. */
    readonly onError?: (event: Event) => void;
  } = {},
): Promise<E> {
  const { width = 720, height = null, onError } = options;
  const element = document.createElement(tag) as E;
  element.setAttribute('time-zone', 'UTC');
  if (onError) element.addEventListener('error', onError);
  Object.assign(element, properties);
  const place = document.createElement('div');
  place.className = 'element-fixture';
  place.style.setProperty('inline-size', `${width}px`);
  if (height !== null) place.style.setProperty('block-size', `${height}px`);
  place.append(element);
  document.body.append(place);
  await drawnOf(element);
  return element;
}
/** After the next layout and all updates that it caused. */
export async function drawnOf(element: LitElement): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await element.updateComplete;
    await frame();
  }
}
export function removeElements(): void {
  for (const place of document.querySelectorAll('.element-fixture')) place.remove();
}
