import type { Pane } from './pane.ts';

/** What fits between the usual margins of A4 and Letter, px. */
const paperPx = 700;

/**
 * Prints the pane alone: a still copy of it in a frame of its own, as it is on the page, made smaller where paper is narrower: what
 * was painted by hand cannot be laid out anew. The host's page is not touched, and no style of its own reaches the copy.
 */
export async function printPane(pane: Pane): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // It has a layout, or a canvas in it has no size; nobody sees it.
  const place = { position: 'fixed', 'inset-block-start': '0', 'inset-inline-start': '-9999px', border: '0' };
  const size = { 'inline-size': `${pane.offsetWidth}px`, 'block-size': `${pane.offsetHeight}px` };
  for (const [name, value] of Object.entries({ ...place, ...size })) frame.style.setProperty(name, value);
  document.body.append(frame);
  try {
    const { contentWindow: view, contentDocument: page } = frame;
    if (!view || !page) throw new Error('This page allows no frame to print from.');
    page.title = pane.name;
    page.documentElement.lang = pane.format.lang;
    page.documentElement.dir = getComputedStyle(pane).direction;
    const copy = page.createElement('div');
    copy.attachShadow({ mode: 'open' });
    copyInto(copy, pane, view as Window & typeof globalThis);
    page.body.append(copy);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    let began = false;
    view.addEventListener('beforeprint', () => (began = true), { once: true });
    const done = new Promise((resolve) => view.addEventListener('afterprint', resolve, { once: true }));
    view.print();
    // Where nothing can be printed nothing begins or ends; else the copy stays for as long as the dialogue is open.
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 1_000))]);
    if (began) await done;
  } finally {
    frame.remove();
  }
}

function copyInto(copy: HTMLElement, pane: Pane, view: Window & typeof globalThis): void {
  const root = pane.renderRoot as ShadowRoot;
  const own = copy.shadowRoot as ShadowRoot;
  // A sheet belongs to the document that made it.
  own.adoptedStyleSheets = root.adoptedStyleSheets.map((sheet) => {
    const made = new view.CSSStyleSheet();
    made.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
    return made;
  });
  const style = getComputedStyle(pane);
  const scheme = style.colorScheme.includes('dark') && !style.colorScheme.includes('light') ? 'dark' : 'light';
  for (const name of variablesOf(root)) {
    const value = style.getPropertyValue(name);
    if (value) copy.style.setProperty(name, value);
  }
  copy.style.setProperty('color-scheme', scheme);
  copy.style.setProperty('font-family', style.fontFamily);
  copy.style.setProperty('print-color-adjust', 'exact');
  // Also when it fills the page: its sheet is elsewhere then, and what keeps its place is empty.
  const width = root.querySelector<HTMLElement>('.sheet')?.offsetWidth ?? pane.offsetWidth;
  copy.style.setProperty('inline-size', `${width}px`);
  copy.style.setProperty('zoom', String(Math.min(1, paperPx / width)));
  for (const { name, value } of pane.attributes)
    if (name !== 'id' && name !== 'style' && name !== 'class') copy.setAttribute(name, value);
  const canvases = [...root.querySelectorAll('canvas')];
  for (const node of root.childNodes) own.append(view.document.importNode(node, true));
  const sheet = own.querySelector('.sheet');
  sheet?.removeAttribute('popover');
  own.querySelector('.sheet ~ .hole')?.remove();
  // A copied canvas is empty: what was painted is copied by hand.
  [...own.querySelectorAll('canvas')].forEach((canvas, index) => {
    const from = canvases[index];
    if (!from || from.width === 0 || from.height === 0) return;
    canvas.width = from.width;
    canvas.height = from.height;
    canvas.getContext('2d')?.drawImage(from, 0, 0);
  });
}

/** Names of the `--sg-…` variables that styles of a pane read. */
const variablesOf = (root: ShadowRoot): ReadonlySet<string> =>
  new Set(
    root.adoptedStyleSheets.flatMap((sheet) =>
      [...sheet.cssRules].flatMap(({ cssText }) => cssText.match(/--sg-[\w-]+/g) ?? []),
    ),
  );
