import type { Pane } from './pane.ts';

/**
 * Prints the pane alone: a still copy of it in a frame of its own, on paper's white, as wide as the page of paper. The
 * host's page is not touched, and no style of its own reaches the copy.
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
    const done = new Promise((resolve) => view.addEventListener('afterprint', resolve, { once: true }));
    view.print();
    // A browser without a print dialogue never says that it is done.
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 1_000))]);
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
  for (const { name, value } of pane.attributes)
    if (name !== 'id' && name !== 'style' && name !== 'class') copy.setAttribute(name, value);
  const canvases = [...root.querySelectorAll('canvas')];
  for (const node of root.childNodes) own.append(view.document.importNode(node, true));
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
