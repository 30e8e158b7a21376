// One measure, named by the first word. Started by scripts/bench.mjs, to which it sends its figures; alone it prints them.
import { measures } from './measures.ts';

const measure = measures[process.argv[2] ?? ''];
if (!measure) throw new Error(`There is no measure ${process.argv[2]}; there are ${Object.keys(measures).join(', ')}.`);
const { run } = await measure.load();
const figures = await run();
if (process.send) process.send(figures, () => process.exit(0));
else {
  console.log(figures);
  process.exit(0);
}
