// How text of a shadow tree can be read: what is cut off, and what lies over other text.

/** Text that cannot be read, in words for a test's report. */
export function unreadable(root: ShadowRoot, width = Number.POSITIVE_INFINITY): readonly string[] {
  const shown = [...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && !isApart(element),
  );
  return [...shown.flatMap((element) => cutOff(element, width)), ...overlaps(root, shown)];
}

/** For assistive technology alone, decoration, or drawn in shapes. */
const isApart = (element: Element): boolean =>
  element.closest('.hidden, .watermark, svg, canvas, [popover]:not(:popover-open), .sk') !== null ||
  element.clientWidth === 1 ||
  isClippedAway(element);
/** Out of its box on purpose, for assistive technology alone. */
const isClippedAway = (element: Element): boolean => {
  if (getComputedStyle(element).textIndent === '100%') return true;
  for (let at: Element | null = element; at; at = at.parentElement)
    if (getComputedStyle(at).clipPath !== 'none') return true;
  return false;
};

const nameOf = (element: Element): string =>
  `${element.localName}${[...element.classList].map((name) => `.${name}`).join('')}`;
const wordsOf = (element: Element): string =>
  `“${(element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 48)}”`;
const ownText = (element: Element): boolean =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');

/** Its text does not fit, and nothing says so: no ellipsis with the whole of it at hand, no scrolling. */
function cutOff(element: HTMLElement, width: number): readonly string[] {
  const style = getComputedStyle(element);
  const found: string[] = [];
  const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
  const text = (element.innerText ?? '').trim();
  if (text === '') return [];
  const [over, under] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
  if (clips(style.overflowY) && under > 2)
    found.push(`${nameOf(element)} cuts ${under} px off the height of ${wordsOf(element)}`);
  if (clips(style.overflowX) && over > 2) {
    // Rows of a log say the whole of it to who points at them.
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    const whole =
      element.closest('[title]') ?? element.querySelector('[title]') ?? element.closest('.twin, [role=grid]');
    if (style.textOverflow !== 'ellipsis' && !element.querySelector('.el'))
      found.push(`${nameOf(element)} cuts ${over} px off ${wordsOf(element)}`);
    else if (style.textOverflow === 'ellipsis' && !whole)
      found.push(`${nameOf(element)} shortens ${wordsOf(element)} without a title`);
  }
  const box = clipped(element.getBoundingClientRect(), element);
  if (ownText(element) && box.right > width + 1 && !element.closest('.twin, [role=grid], pre'))
    found.push(`${nameOf(element)} with ${wordsOf(element)} ends at ${Math.round(box.right)} px`);
  return found;
}

interface Line {
  readonly element: Element;
  readonly box: DOMRect;
}
/** Lines of text, each with the element that holds it; as far as they are not clipped away. */
function linesOf(shown: readonly Element[]): readonly Line[] {
  return shown.filter(ownText).flatMap((element) => {
    const range = document.createRange();
    return [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
      .flatMap((node) => {
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((box) => ({ element, box: clipped(box, element) }));
      })
      .filter(({ box }) => box.width > 1 && box.height > 1);
  });
}
/** What is left of a box when all that clip it have. */
function clipped(box: DOMRect, element: Element): DOMRect {
  let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (getComputedStyle(at).overflow === 'visible') continue;
    const clip = at.getBoundingClientRect();
    [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
    [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

const stays = (element: Element): boolean => element.closest('.dt-head, .dt-foot, thead, tfoot') !== null;
function overlaps(root: ShadowRoot, shown: readonly Element[]): readonly string[] {
  const lines = linesOf(shown);
  const found: string[] = [];
  for (const [index, one] of lines.entries())
    for (const other of lines.slice(index + 1)) {
      if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
        continue;
      // Rows are scrolled away under heads and totals that stay.
      if (stays(one.element) !== stays(other.element)) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // Lines of text have room above and below their letters.
      if (wide > 2 && high > 0.35 * Math.min(one.box.height, other.box.height))
        found.push(
          `${nameOf(one.element)} ${wordsOf(one.element)} lies over ${nameOf(other.element)} ${wordsOf(other.element)}`,
        );
    }
  return root.host.isConnected ? [...new Set(found)] : [];
}

/** The spacing of text that WCAG 1.4.12 names: lines 1.5, paragraphs 2, letters 0.12 and words 0.16 of the size of the text. */
export function spaceText(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
  );
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** What a browser does that enlarges text alone, without the page (Firefox's “Zoom Text Only”): absolute sizes of text and of its lines grow, no other length does. */
export function enlargeText(root: ShadowRoot, times = 2): void {
  root.adoptedStyleSheets = root.adoptedStyleSheets.map((sheet) => {
    const larger = new CSSStyleSheet();
    const text = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
    larger.replaceSync(
      text.replaceAll(/(font-size|line-height): ([\d.]+)px/g, (_, name, px) => `${name}: ${times * Number(px)}px`),
    );
    return larger;
  });
}
