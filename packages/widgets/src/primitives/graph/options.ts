import type { LayoutThreadOptions } from './layout-thread.ts';
import type { Pen } from './paint.ts';
import type { CategoryLooks } from './shapes.ts';

export interface GraphOptions extends LayoutThreadOptions {
  readonly pen: Pen;
  /** Looks of categories that the caller keeps; else the graph keeps its own. */
  readonly looks?: CategoryLooks;
  /** One sentence on the whole graph, and one on a node; read aloud. */
  readonly summary: () => string;
  readonly describe: (id: string) => string;
  /** How the keys work, in one sentence. */
  readonly help: string;
  /** What the graph is called (`agent network`). */
  readonly role: string;
  readonly groupLabel?: (category: string | null, count: number) => string;
  /** Another node was chosen, or none. False: it stays as it was. */
  readonly onSelect?: (id: string | null) => boolean;
  /** Share of the layout that is done; null: it is shown. */
  readonly onLayout?: (share: number | null) => void;
  readonly onCamera?: (atRest: boolean) => void;
  /** Pins, the node in focus, or how many edges are drawn changed. */
  readonly onChange?: () => void;
  readonly reducedMotion?: () => boolean;
  readonly seed?: number;
}
