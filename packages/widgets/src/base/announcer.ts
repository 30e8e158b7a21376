/** Between two messages of the page, ms. */
const pauseMs = 5_000;

interface Region {
  readonly element: HTMLElement;
  /** Newest message of each pane that waits. */
  readonly waiting: Map<unknown, string>;
  timer: ReturnType<typeof setTimeout> | undefined;
}
const key = Symbol.for('streamglass.announcer.1');

/**
 * Says something through the page's one polite live region: at most one message in 5 s over all panes of all bundles, of
 * each pane the newest.
 */
export function announce(who: unknown, text: string): void {
  const holder = globalThis as { [key]?: Region };
  const region = (holder[key] ??= { element: createElement(), waiting: new Map(), timer: undefined });
  if (!region.element.isConnected) document.body.append(region.element);
  region.waiting.delete(who);
  region.waiting.set(who, text);
  region.timer ??= setTimeout(() => speak(region), 100);
}

const speak = (region: Region): void => {
  region.timer = undefined;
  if (region.waiting.size === 0) return;
  region.element.textContent = [...region.waiting.values()].join('. ');
  region.waiting.clear();
  region.timer = setTimeout(() => speak(region), pauseMs);
};

const createElement = (): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute('role', 'status');
  element.setAttribute('aria-live', 'polite');
  // Hidden for eyes only, without a class of ours in the host's page.
  const hide = {
    position: 'absolute',
    'inline-size': '1px',
    'block-size': '1px',
    overflow: 'hidden',
    'clip-path': 'inset(50%)',
    'white-space': 'nowrap',
  };
  for (const [name, value] of Object.entries(hide)) element.style.setProperty(name, value);
  return element;
};
