import type { Drawing } from '../../base/drawing.ts';
import { later } from '../../base/later.ts';
import { hatchOn, type Ink, type Sheet } from './sheet.ts';

const writing = later(() => import('./svg-ink.ts'));

/** What is painted in one way, for a canvas and for an SVG; the writer of SVG is fetched when one is asked for. */
export const drawingOf = (
  width: number,
  height: number,
  paint: (ink: Ink, hatch: Sheet['hatch']) => void,
): Drawing => ({
  width,
  height,
  paint: (context) => paint(context, (color, px) => hatchOn(context, color, px)),
  svg: async () => {
    await writing.load();
    if (!writing.now) throw new Error(`The part that writes SVG could not be loaded: ${writing.failure}`);
    const ink = new writing.now.SvgInk();
    paint(ink, (color, px) => ink.hatch(color, px));
    return ink.toString();
  },
});
