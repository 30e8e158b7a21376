/**
 * Print and maximise under a strict policy with Trusted Types: nothing is reported, and what reaches the paper is one pane. A browser
 * without a printer prints nothing, so what is looked at is the document that was given to print, in print media.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { pageOf } from './site.ts';
import { openStage, type PaneElement, type Stage, tags, until, untilLive } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

declare global {
  /** Documents that were given to print; each stays until it is told that it was printed. */
  var printed: number;
}

/** Runs in every frame before its own scripts: counts instead of printing, and lets the test say when the dialogue is closed. */
const notePrinting = (): void => {
  globalThis.printed = 0;
  globalThis.print = () => {
    globalThis.printed += 1;
    dispatchEvent(new Event('beforeprint'));
  };
};

interface Paper {
  readonly text: string;
  readonly title: string;
  readonly lang: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scroll: number;
  readonly background: string;
  /** Of each canvas the number of its pixels that are painted. */
  readonly painted: readonly number[];
}
const paperIn = (frame: Frame): Promise<Paper> =>
  frame.evaluate(() => {
    const copy = document.body.firstElementChild as HTMLElement;
    const root = copy.shadowRoot as ShadowRoot;
    const sheet = root.querySelector<HTMLElement>('.sheet') as HTMLElement;
    const { width, height } = sheet.getBoundingClientRect();
    const painted = [...root.querySelectorAll('canvas')].map((canvas) => {
      if (canvas.width === 0 || canvas.height === 0) return 0;
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let count = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at]) count++;
      return count;
    });
    return {
      text: sheet.innerText,
      title: document.title,
      lang: document.documentElement.lang,
      widthPx: width,
      heightPx: height,
      scroll: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      background: getComputedStyle(sheet).backgroundColor,
      painted,
    };
  });

for (const folder of ['standalone', 'cdn'])
  test(`${folder} files: each pane prints alone and is maximised under a strict policy, and nothing is reported`, async (t) => {
    stage.site.serve({
      html: pageOf(
        tags.map((tag) => `${folder}/${tag}.js`),
        `<h1>The page of the host</h1>${tags.map((tag) => `<${tag} endpoint="${stage.endpoint}" range="1h"></${tag}>`).join('\n')}`,
      ),
      policy: [
        "default-src 'self'",
        `connect-src ${new URL(stage.endpoint).origin}`,
        "require-trusted-types-for 'script'",
        'trusted-types streamglass',
        'report-uri /reports',
      ].join('; '),
    });
    const { page, faults, goto, close } = await stage.open((page) => page.addInitScript(notePrinting));
    await goto();
    await untilLive(page);
    await page.emulateMedia({ media: 'print' });
    for (const [tag, maximised] of tags.flatMap((tag) => [[tag, false] as const, [tag, true] as const])) {
      const isOpen = () =>
        page.evaluate(
          (name) =>
            document.querySelector(name)?.shadowRoot?.querySelector('.sheet')?.matches(':popover-open') === true,
          tag,
        );
      if (maximised) {
        await page.evaluate((name) => {
          (document.querySelector(name) as PaneElement & { maximised: boolean }).maximised = true;
        }, tag);
        await until(`${tag} fills the page`, isOpen);
      }
      const before = await page.evaluate((name) => {
        const pane = document.querySelector<PaneElement & { print(): Promise<void> }>(name);
        const canvases = pane?.shadowRoot?.querySelectorAll('canvas').length ?? 0;
        void pane?.print();
        return { canvases, heading: pane?.shadowRoot?.querySelector('.title')?.textContent };
      }, tag);
      let frame: Frame | undefined;
      await until(`${tag} is given to print`, async () => {
        frame = page.frames().find((one) => one !== page.mainFrame());
        return (await frame?.evaluate(() => globalThis.printed).catch(() => 0)) === 1;
      });
      // As wide as paper is, A4 between its margins.
      await page.evaluate(() => document.querySelector('iframe')?.style.setProperty('inline-size', '718px'));
      const paper = await paperIn(frame as Frame);
      if (process.env['SHOTS']) {
        await page.evaluate(() => document.querySelector('iframe')?.style.setProperty('inset-inline-start', '0'));
        await page
          .locator('iframe')
          .screenshot({ path: `${process.env['SHOTS']}/print-${folder}-${tag}-${maximised}.png` });
      }
      t.diagnostic(`${tag}: ${paper.widthPx} × ${paper.heightPx} px`);
      assert.equal(paper.title, before.heading);
      assert.equal(paper.lang, 'en');
      assert.ok(paper.text.includes(String(before.heading)) && /As of|Held at/.test(paper.text), paper.text);
      assert.ok(!paper.text.includes('The page of the host'));
      for (const other of tags.filter((one) => one !== tag))
        assert.ok(!(await frame?.evaluate((name) => document.documentElement.innerHTML.includes(`<${name}`), other)));
      assert.ok(paper.widthPx > 300 && paper.heightPx > 150, `${paper.widthPx} × ${paper.heightPx}`);
      assert.ok(paper.scroll <= 0, `${tag} is ${paper.scroll} px wider than its paper`);
      // Styled as the pane is: a sheet that a policy refused would leave it bare.
      assert.notEqual(paper.background, 'rgba(0, 0, 0, 0)');
      assert.equal(paper.painted.length, before.canvases);
      if (tag !== 'platform-health')
        assert.ok(
          paper.painted.some((pixels) => pixels > 500),
          `${tag} has an empty canvas`,
        );
      // It is gone before it could answer.
      await frame?.evaluate(() => dispatchEvent(new Event('afterprint'))).catch(() => undefined);
      await until('nothing of it is left', () => page.frames().length === 1);

      if (!maximised) continue;
      await page.keyboard.press('Escape');
      await until(`${tag} is back`, async () => !(await isOpen()));
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(stage.site.reports, []);
    await close();
  });
