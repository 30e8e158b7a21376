const dayMs = 86_400_000;
/** Share of a weekday that Saturday and Sunday get. */
const weekend = 0.4;
/** What a week of `daily` and `weekend` averages, so that a rate means what it says. */
const mean = (5 + 2 * weekend) / 7;

/**
 * How busy it is at a time, 1 on average over a week: quiet nights, a peak in the early afternoon (UTC), calm weekends.
 */
export function rhythm(time: number): number {
  const dayOfWeek = (Math.floor(time / dayMs) + 4) % 7;
  const hour = (time % dayMs) / 3_600_000;
  const daily = 1 + 0.65 * Math.sin(((hour - 8) / 24) * 2 * Math.PI) + 0.1 * Math.sin((hour / 6) * 2 * Math.PI);
  return (daily * (dayOfWeek === 0 || dayOfWeek === 6 ? weekend : 1)) / mean;
}
