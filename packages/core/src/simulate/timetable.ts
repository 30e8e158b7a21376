import { seedOf } from './chance.ts';

/** Who is due in which second of a period. Everybody has a second of their own, which follows from their name. */
export function createTimetable(own: number, names: readonly string[], periodSeconds: number) {
  const bySecond = new Map<number, number[]>();
  names.forEach((name, index) => {
    const at = seedOf(own, name) % periodSeconds;
    bySecond.set(at, [...(bySecond.get(at) ?? []), index]);
  });
  return {
    /** Places in `names` of who is due in this second. */
    due: (second: number): readonly number[] => bySecond.get(second % periodSeconds) ?? nobody,
  };
}
const nobody: readonly number[] = [];
