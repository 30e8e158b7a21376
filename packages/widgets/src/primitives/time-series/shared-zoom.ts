import { ZoomChangeEvent } from '../../events/zoom-change.ts';
import type { Span } from './types.ts';

/** A span that came from outside; null: everything; undefined: it is none. */
export function spanFrom(value: unknown): Span | null | undefined {
  if (value === null) return null;
  const { from, to } = (value ?? {}) as Partial<Span>;
  return Number.isFinite(from) && Number.isFinite(to) && (from as number) < (to as number)
    ? { from: from as number, to: to as number }
    : undefined;
}

/** A chart in its link group: where the reader zooms the others follow, also back to everything; nobody answers what it was told. */
export class SharedZoom {
  #element: EventTarget;
  #show: (span: Span | null) => void;
  #tell: (change: { readonly zoom: Span | null }) => void;
  /** What the group said last: it is asked about with every other change of it, too. */
  #last = 'null';

  /** `show`: follows without telling. `tell`: changes the group, by the name of who does. The element tells its host. */
  constructor(
    element: EventTarget,
    show: (span: Span | null) => void,
    tell: (change: { readonly zoom: Span | null }) => void,
  ) {
    this.#element = element;
    this.#show = show;
    this.#tell = tell;
  }
  /** What the group says now; another bundle may have said it. */
  follow(zoom: unknown): void {
    const span = spanFrom(zoom ?? null);
    const said = JSON.stringify(span ?? null);
    if (span === undefined || said === this.#last) return;
    this.#last = said;
    this.#show(span);
  }
  /** The reader zoomed, or went back. */
  lead(zoomed: Span | null): void {
    const zoom = zoomed && { from: zoomed.from, to: zoomed.to };
    this.#last = JSON.stringify(zoom);
    this.#tell({ zoom });
    this.#element.dispatchEvent(new ZoomChangeEvent(zoom?.from ?? null, zoom?.to ?? null));
  }
}
