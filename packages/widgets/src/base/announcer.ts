import { type Announcer, announcer } from '@streamglass/core/page';

/** Between two messages of the page, ms. */
const pauseMs = 5_000;
/** Messages that wait together are said together; more than these would be noise. */
const most = 3;

/** Says something through the page's one polite live region, whichever bundle made it. */
export const announce = (text: string): void => announcer(createAnnouncer).say(text);

/** At most one message in 5 s; what comes meanwhile is said after that, the newest few. */
function createAnnouncer(): Announcer {
  const element = createRegion();
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = (): void => {
    timer = undefined;
    if (waiting.length === 0) return;
    if (!element.isConnected) document.body.append(element);
    element.textContent = waiting.slice(-most).join('. ');
    waiting = [];
    timer = setTimeout(speak, pauseMs);
  };
  return {
    say(text) {
      waiting = [...waiting.filter((other) => other !== text), text];
      // A moment later, so that a region just put into the page is known to be one, and panes that change together share a message.
      timer ??= setTimeout(speak, 150);
    },
  };
}

function createRegion(): HTMLElement {
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
  document.body.append(element);
  return element;
}
