import { timeTicks } from '../time-axis/ticks.ts';
import { crisp, hairline, type Sheet } from './sheet.ts';

/** Gridlines and levels; none at 0, where the rail is, unless amounts go below it. */
export function paintLevels(sheet: Sheet): void {
  const { ink, box, words, levels } = sheet;
  const low = levels[0] ?? 0;
  ink.font = sheet.font();
  ink.textAlign = 'end';
  ink.textBaseline = 'middle';
  for (const value of levels) {
    const y = crisp(sheet, sheet.y(value));
    if (y < box.top - 1) continue;
    ink.fillStyle = sheet.color('ink-3');
    ink.fillText(words.level(value, value === levels.at(-1)), box.left - 8, y);
    if (value === low) continue;
    ink.fillStyle = sheet.color(value === 0 ? 'line-control' : 'grid');
    ink.fillRect(box.left, y, box.width, hairline(sheet));
  }
}

/** Between this point and the one before, or the end of the axis; inside the box. */
export function edgeBefore({ model, box, x }: Sheet, index: number): number {
  const { times } = model;
  const at =
    index <= 0
      ? x(model.from)
      : index >= times.length
        ? x(model.to)
        : (x(times[index - 1] ?? 0) + x(times[index] ?? 0)) / 2;
  return Math.max(box.left, Math.min(box.left + box.width, at));
}

/** The time axis is the coverage rail: solid received, hatched missing or lost, hollow still filling. */
export function paintRail(sheet: Sheet): void {
  const { ink, box, model } = sheet;
  const y = crisp(sheet, box.top + box.height);
  const high = 3;
  const solid = sheet.color('line-control');
  for (let from = sheet.first; from <= sheet.last; ) {
    const state = model.coverage[from] ?? 'received';
    let to = from + 1;
    while (to <= sheet.last && (model.coverage[to] ?? 'received') === state) to++;
    const [x0, x1] = [edgeBefore(sheet, from), edgeBefore(sheet, to)];
    from = to;
    if (x1 <= x0) continue;
    if (state === 'filling') {
      ink.strokeStyle = solid;
      ink.lineWidth = 1;
      ink.strokeRect(x0 + 0.5, y + 0.5, Math.max(1, x1 - x0 - 1), high - 1);
    } else {
      ink.fillStyle =
        state === 'received' ? solid : sheet.hatch(sheet.color(state === 'lost' ? 'warn' : 'line-control'), 1.5);
      ink.fillRect(x0, y, x1 - x0, high);
    }
  }
}

/** Round local times under the rail, what the end is at its end; a label nearer than 12 px to its neighbour is left out. */
export function paintTimes(sheet: Sheet): void {
  const { ink, box, words, from, to } = sheet;
  if (!(to > from) || sheet.model.times.length === 0) return;
  ink.font = sheet.font();
  ink.textBaseline = 'alphabetic';
  const y = box.top + box.height + 21;
  const right = box.left + box.width;
  let end = right + 4;
  if (sheet.live && words.end) {
    ink.textAlign = 'end';
    ink.fillStyle = sheet.color('ink-2');
    ink.fillText(words.end, right, y);
    end = right - ink.measureText(words.end).width - 12;
  }
  ink.textAlign = 'center';
  const count = Math.max(1, Math.floor(box.width / 72));
  let free = box.left - 12;
  const ticks = timeTicks(from, to, words.timeZone, count);
  const dates = ticks.every(({ date }) => date);
  for (const { time, date } of ticks) {
    const text = words.tick(time, date);
    const half = ink.measureText(text).width / 2;
    const x = sheet.x(time);
    if (x - half < free || x + half > end) continue;
    ink.fillStyle = sheet.color(date && !dates ? 'ink-2' : 'ink-3');
    ink.fillText(text, x, y);
    free = x + half + 12;
  }
}
