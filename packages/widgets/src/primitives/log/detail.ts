import { payloadNodes } from './payload.ts';
import type { LogDetail, LogLink } from './types.ts';

const linked = (text: Node, { href, entity, key }: LogLink): HTMLAnchorElement => {
  const link = document.createElement('a');
  link.className = 'lk';
  link.href = href;
  Object.assign(link.dataset, { entity, key });
  link.append(text);
  return link;
};

/** What an opened row shows: the payload, where it stood in the log, and what can be done. */
export function fillDetail(
  cell: HTMLElement,
  { payload, facts, actions }: LogDetail,
  more: (count: number) => string,
): void {
  const text = document.createElement('pre');
  text.className = 'mono';
  // A long one scrolls, which must be possible by keyboard.
  text.tabIndex = 0;
  text.append(payloadNodes(payload, more));
  const side = document.createElement('div');
  side.className = 'facts';
  const list = document.createElement('dl');
  for (const [name, value, mono, leads] of facts) {
    const term = document.createElement('dt');
    term.textContent = name;
    const data = document.createElement('dd');
    data.className = mono ? 'mono el' : 'el';
    const text = document.createElement('bdi');
    text.textContent = value;
    data.append(leads ? linked(text, leads) : text);
    data.title = value;
    list.append(term, data);
  }
  const buttons = document.createElement('div');
  buttons.className = 'bt';
  for (const { label: name, run } of actions) {
    const button = document.createElement('button');
    button.className = 'btn quiet';
    button.textContent = name;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      run();
    });
    buttons.append(button);
  }
  side.append(list, buttons);
  cell.replaceChildren(text, side);
}
