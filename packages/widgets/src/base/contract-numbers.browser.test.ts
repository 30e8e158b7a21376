// "How this is computed" for every number, of every pane: what it reads of its views is recorded, and looked up in what the popover says.
import { expect } from '@open-wc/testing';
import type { ViewClient } from '@streamglass/core/client';
import { createLocalClient } from '@streamglass/core/local';
import { answerAgain, shownBy, viewsOf } from '../testing/answers.ts';
import { howOf, Kind, panes } from '../testing/every-pane.ts';
import { cleanUp, settled } from '../testing/fixture.ts';
import type { Computed } from './types.ts';

type Described = Awaited<ReturnType<ViewClient['describe']>>;
const words = ['text', 'identifier', 'url', 'flag', 'choice', 'json', 'instant', 'record', 'rows'];

/** The value, noting the path of each field that is read; places in lists are left out. */
function recorded<T extends object>(value: T, path: string, read: Set<string>): T {
  return new Proxy(value, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return found;
      const below = Array.isArray(target) ? path : `${path}.${name}`;
      read.add(below);
      return found !== null && typeof found === 'object' ? recorded(found, below, read) : found;
    },
  });
}

for (const kind of panes) {
  const every = new Kind(kind);
  const { tag } = every;
  describe(`how the numbers of <${tag}> are computed`, () => {
    const local = createLocalClient();
    let described: readonly (readonly [view: string, answer: Described])[] = [];
    before(async () => {
      await every.ready();
      const { source } = kind.contract;
      described = await Promise.all(
        kind.views.map(async (view) => [view, await local.describe(`${source}.${view}`, 'en')] as const),
      );
    });
    after(() => local.close());
    afterEach(cleanUp);

    /** By path, as the engine that computes them explains them. */
    const fields = () =>
      new Map<string, Described['fields'][number]>(
        described.flatMap(([view, answer]) => answer.fields.map((field) => [`${view}.${field.path}`, field] as const)),
      );

    for (const width of [960, 560, 320])
      it(`explains every number that it reads at ${width} px, with definition, unit, inputs and time`, async () => {
        const read = new Set<string>();
        const { pane } = await every.mount(
          (client) => {
            for (const name of viewsOf(tag)) {
              const data = shownBy(client, name)?.data;
              if (data)
                answerAgain(
                  client,
                  [name],
                  () => ({}),
                  () => recorded(data, name.slice(name.indexOf('.') + 1), read),
                );
            }
            return Object.create(client, {
              describe: { value: (view: string, lang?: string) => local.describe(view, lang) },
            }) as typeof client;
          },
          { width },
        );
        await pane.whenReady();
        if (every.samples.focus) pane.focusKey(every.samples.focus.entity, every.samples.focus.key);
        await settled(pane);
        const twin = pane.twin();
        expect(read.size).to.be.greaterThan(0);

        const popover = await howOf(pane);
        const said = popover.innerText;
        expect(said).to.contain('As of').and.to.contain('Inputs').and.to.contain('Left out');
        const numbers = [...fields()].filter(([path, { measure }]) => read.has(path) && !words.includes(measure));
        expect(numbers.length).to.be.greaterThan(0);
        const headings = [...popover.querySelectorAll('h4')].map(({ innerText }) => innerText);
        for (const [path, { label, definition, formula, unit }] of numbers) {
          expect(headings, path).to.include(label);
          expect(said, path).to.contain(definition);
          if (formula) expect(said, path).to.contain(formula);
          if (unit) expect(said, path).to.contain(`Unit: ${unit}`);
        }

        await kind.computed?.load();
        const own = new Map<string, Computed>(
          (kind.computed?.now?.computed ?? []).map((one) => [`own.${one.key}`, one]),
        );
        for (const { label, definition } of own.values())
          expect(said, label).to.contain(label).and.to.contain(definition);
        // Of a table with a row for each field of a view the view is named.
        const explains = (path: string): boolean => fields().has(path) || own.has(path) || kind.views.includes(path);
        const columns = (twin?.columns ?? []).filter(({ numeric }) => numeric);
        expect(columns.length).to.be.greaterThan(0);
        for (const { key, label, of } of columns) {
          const named = [...fields().keys()].filter((path) => path.split('.').at(-1) === key);
          const path = of ?? (named.length === 1 ? named[0] : undefined);
          expect(
            path !== undefined && explains(path),
            `column ${key} (${label}) is explained by ${path ?? named.join(' or ')}`,
          ).to.equal(true);
        }
        for (const figure of pane.renderRoot.querySelectorAll<HTMLElement>('.figs > div')) {
          const { of } = figure.dataset;
          expect(of !== undefined && explains(of), `figure ${figure.innerText} is explained by ${of}`).to.equal(true);
        }
      });

    it('explains first what it names, and names only what there is', () => {
      for (const path of kind.explains) expect(fields().has(path), path).to.equal(true);
    });
  });
}
