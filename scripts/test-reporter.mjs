// A reporter for node:test that says what failed, what was skipped and why, which tests took longest, and the counts; passed tests are counted only.
import { relative, resolve } from 'node:path';

export default async function* reporter(source) {
  let passed = 0;
  const skipped = [];
  const failed = [];
  const took = [];
  for await (const { type, data } of source) {
    if (type === 'test:diagnostic' && data.level === 'error') yield `${data.message}\n`;
    if (type === 'test:stderr' && !/ExperimentalWarning|--trace-warnings/.test(data.message)) yield data.message;
    if (type === 'test:stdout') yield data.message;
    if (data?.details?.type === 'suite') continue;
    const where = () => `${relative(process.cwd(), data.file ?? '')}:${data.line ?? 0} ${data.name}`;
    // Files are told as tests too, by their path.
    if ((type === 'test:pass' || type === 'test:fail') && data.file !== resolve(data.name))
      took.push({ seconds: data.details.duration_ms / 1000, where: where() });
    if (type === 'test:pass') {
      if (data.skip !== undefined)
        skipped.push(`${where()}${typeof data.skip === 'string' && data.skip ? ` (${data.skip})` : ''}`);
      else passed += 1;
    }
    if (type === 'test:fail') {
      const error = data.details.error?.cause ?? data.details.error;
      failed.push(where());
      yield `✗ ${where()}\n${String(error?.stack ?? error).replace(/^/gm, '    ')}\n`;
    }
  }
  took.sort((a, b) => b.seconds - a.seconds);
  for (const { seconds, where } of took.slice(0, 3)) yield `slowest ${seconds.toFixed(1)} s ${where}\n`;
  for (const what of skipped) yield `skipped ${what}\n`;
  for (const what of failed) yield `failed  ${what}\n`;
  yield `tests ${passed + failed.length + skipped.length} · passed ${passed} · failed ${failed.length} · skipped ${skipped.length}\n`;
}
