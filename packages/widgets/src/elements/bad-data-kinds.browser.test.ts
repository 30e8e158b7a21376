// Bad data on every kind of chart; testing/bad-data.ts holds the cases and the kinds.
import { expect } from '@open-wc/testing';
import { type BadData, badCases, type Feed, kinds } from '../testing/bad-data.ts';
import { given, throwBadData } from '../testing/bad-data-suite.ts';
import { removeElements } from '../testing/mount-element.ts';

for (const [tag, feeds] of Object.entries(kinds)) {
  before(() => import(`./define/${tag}.ts`));
  for (const [kind, feed] of Object.entries(feeds))
    describe(`<${tag}>, ${kind}, and bad data`, () => throwBadData(tag, feed));
}

describe('a log axis', () => {
  afterEach(removeElements);
  const negative = badCases['negative values on a log axis'] as BadData;

  it('is refused by areas and bars, which begin at 0: they are drawn without, and say so', async () => {
    for (const kind of ['area', 'stacked', 'bar']) {
      const { element, told } = await given('sg-time-series', kinds['sg-time-series']?.[kind] as Feed, negative);
      expect(told.map(({ code }) => code)).to.deep.equal(['log-needs-lines']);
      expect(element.renderRoot.querySelector('.unit')?.textContent).to.contain('only lines have a log scale');
    }
  });
  it('leaves out what has no place on it, between the lines of a band too, and counts it', async () => {
    const { element, told } = await given('sg-time-series', kinds['sg-time-series']?.['band'] as Feed, negative);
    expect(told.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal([
      'not-on-log-axis: 6 values of 0 or less have no place on a log scale.',
    ]);
    expect(element.renderRoot.querySelector('.unit')?.textContent).to.contain('6 values of 0 or less not drawn');
  });
});
