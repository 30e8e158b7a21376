import type { Box, Camera, Point } from './types.ts';

export const toScreen = ({ k, x, y }: Camera, wx: number, wy: number): Point => ({ x: wx * k + x, y: wy * k + y });
export const toWorld = ({ k, x, y }: Camera, sx: number, sy: number): Point => ({ x: (sx - x) / k, y: (sy - y) / k });

/** Everything in view, with room for labels; small graphs are not blown up. */
export function fitCamera(positions: Float32Array, width: number, height: number): Camera {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = [positions[i]!, positions[i + 1]!];
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y);
  }
  if (positions.length === 0) return { k: 1, x: width / 2, y: height / 2 };
  const [roomX, roomY] = [Math.min(68, width * 0.12), 28];
  const k = Math.min(
    1.6,
    (width - 2 * roomX) / Math.max(1, box.x1 - box.x0),
    (height - 2 * roomY) / Math.max(1, box.y1 - box.y0),
  );
  return { k, x: width / 2 - ((box.x0 + box.x1) / 2) * k, y: height / 2 - ((box.y0 + box.y1) / 2) * k };
}

/** Zooms so that the point under the pointer stays there. `fit` bounds it: half of that to 12 times. */
export function zoomAt(camera: Camera, fit: Camera, factor: number, sx: number, sy: number): Camera {
  const k = Math.max(fit.k * 0.5, Math.min(fit.k * 12, camera.k * factor));
  const at = toWorld(camera, sx, sy);
  return { k, x: sx - at.x * k, y: sy - at.y * k };
}

export const sameCamera = (a: Camera, b: Camera): boolean => a.k === b.k && a.x === b.x && a.y === b.y;

/** Between two cameras, 0..1. */
export const between = (a: Camera, b: Camera, t: number): Camera => ({
  k: a.k + (b.k - a.k) * t,
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});

/** Whether a line from a to b passes through a box. */
export function crosses(a: Point, b: Point, box: Box): boolean {
  let [t0, t1] = [0, 1];
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  for (const [p, q] of [
    [-dx, a.x - box.x0],
    [dx, box.x1 - a.x],
    [-dy, a.y - box.y0],
    [dy, box.y1 - a.y],
  ] as const) {
    if (p === 0) {
      if (q < 0) return false;
      continue;
    }
    const r = q / p;
    if (p < 0) t0 = Math.max(t0, r);
    else t1 = Math.min(t1, r);
    if (t0 > t1) return false;
  }
  return true;
}
