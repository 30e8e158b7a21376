/** Distance from the invoker and from the edge of the window, px. */
const gap = 4;
const edge = 8;

/**
 * Places an open popover beside its invoker, inside the window: below it when there is room, else above; its end aligned
 * with the invoker's end. Popovers are in the top layer, so nothing clips them and nothing moves.
 */
export function placeBeside(popover: HTMLElement, invoker: Element): void {
  const anchor = invoker.getBoundingClientRect();
  const box = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const rtl = getComputedStyle(popover).direction === 'rtl';
  const x = rtl ? anchor.left : anchor.right - box.width;
  const below = anchor.bottom + gap;
  const y = below + box.height <= clientHeight - edge ? below : anchor.top - gap - box.height;
  const within = (value: number, size: number, room: number): number =>
    Math.max(edge, Math.min(value, room - size - edge));
  popover.style.setProperty('left', `${within(x, box.width, clientWidth)}px`);
  popover.style.setProperty('top', `${within(y, box.height, clientHeight)}px`);
}
