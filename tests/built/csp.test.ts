/**
 * A page under a strict policy: only its own files, no styles or scripts in its markup, one named Trusted Types policy. The page is
 * served as it is, by a server that adds nothing to it: a test runner's own scripts would need holes in the policy.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pageOf } from './site.ts';
import { elementTags, openStage, type Stage, tags, until, untilLive, type Visit, whereLayoutsRun } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

const policy = (more = '') =>
  [
    "default-src 'self'",
    `connect-src ${new URL(stage.endpoint).origin}`,
    "require-trusted-types-for 'script'",
    'trusted-types streamglass',
    'report-uri /reports',
    ...(more ? [more] : []),
  ].join('; ');

const visitWith = async (folder: string, more?: string): Promise<Visit> => {
  stage.site.serve({
    html: pageOf(
      tags.map((tag) => `${folder}/${tag}.js`),
      tags.map((tag) => `<${tag} endpoint="${stage.endpoint}" range="1h"></${tag}>`).join('\n'),
    ),
    policy: policy(more),
  });
  const visit = await stage.open();
  await visit.goto();
  return visit;
};

for (const folder of ['standalone', 'cdn']) {
  test(`${folder} files: every pane is live under a strict policy, and nothing is reported`, async () => {
    const visit = await visitWith(folder);
    await untilLive(visit.page);
    // A worker that is done at once may be gone before the browser has told of it.
    await until('a worker is heard of', async () => {
      assert.equal(await whereLayoutsRun(visit.page), 'worker');
      return visit.workers.length > 0;
    });
    assert.ok(visit.workers[0]?.startsWith(`${stage.site.url}${folder}/`), visit.workers[0]);
    assert.deepEqual(visit.faults, []);
    assert.deepEqual(stage.site.reports, []);
    await visit.close();
  });

  test(`${folder} files: without workers the graph lays itself out in slices`, async () => {
    const visit = await visitWith(folder, "worker-src 'none'");
    await untilLive(visit.page);
    // That the worker is refused is told later than it is made.
    await until('the graph lays itself out', async () => (await whereLayoutsRun(visit.page)) === 'slices');
    await until('the page reports it', async () => stage.site.reports.length > 0);
    // The one thing that the page forbids is all that it reports.
    assert.ok(stage.site.reports.length > 0);
    for (const report of stage.site.reports) assert.match(report, /^worker-src /);
    for (const fault of visit.faults) assert.match(fault, /worker-src 'none'/);
    await visit.close();
  });
}

test('primitives as elements draw under a strict policy, and nothing is reported', async () => {
  const elements = await elementTags();
  assert.ok(elements.length > 0);
  stage.site.serve({
    html: pageOf(
      elements.map((tag) => `cdn/${tag}.js`),
      elements.map((tag) => `<${tag} label="${tag}"></${tag}>`).join('\n'),
    ),
    policy: policy(),
  });
  const { page, faults, goto, close } = await stage.open();
  await goto();
  const drawn = () =>
    page.evaluate((all) => all.filter((tag) => document.querySelector(tag)?.shadowRoot?.childElementCount), elements);
  await until('all are drawn', async () => (await drawn()).length === elements.length);
  assert.deepEqual(faults, []);
  assert.deepEqual(stage.site.reports, []);
  await close();
});
