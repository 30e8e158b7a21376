import { expect } from '@open-wc/testing';
import { css, LitElement, type TemplateResult } from 'lit';
import { Format } from '../../base/format.ts';
import { partStyles } from '../../base/parts.css.ts';
import { english } from '../../messages/en.ts';
import { tokens } from '../../theme/tokens.css.ts';
import { tableStyles } from './table.css.ts';
import { renderTwin } from './table.ts';

const format = new Format('en', 'UTC', [english]);
const columns = [
  { key: 'name', label: 'Name' },
  { key: 'value', label: 'Value', numeric: true },
];

class TwinHost extends LitElement {
  static override styles = [
    tokens,
    partStyles,
    tableStyles,
    css`
      :host {
        display: block;
        inline-size: 400px;
        container: pane / inline-size;
      }
    `,
  ];
  static override properties = { count: { type: Number } };
  declare count: number;
  protected override render(): TemplateResult {
    const rows = Array.from({ length: this.count }, (_, index) => ({ name: `row ${index}`, value: index }));
    return renderTwin({ caption: 'Twin', columns, rows, foot: { name: 'All', value: this.count } }, format);
  }
}
customElements.define('twin-host', TwinHost);

const mount = async (count: number): Promise<ShadowRoot> => {
  const host = document.createElement('twin-host') as TwinHost;
  host.count = count;
  document.body.append(host);
  await host.updateComplete;
  for (let wait = 0; wait < 100 && !host.renderRoot.querySelector('.dt-window [role=row], tbody'); wait++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return host.renderRoot as ShadowRoot;
};

describe('renderTwin', () => {
  afterEach(() => {
    for (const host of document.querySelectorAll('twin-host')) host.remove();
  });

  it('is a plain table while it is short', async () => {
    const root = await mount(300);
    expect([root.querySelectorAll('tbody tr').length, root.querySelector('[role=grid]')]).to.deep.equal([300, null]);
  });

  it('is a grid with a window of rows when it is long, no taller than its place, and scrolls inside', async () => {
    const root = await mount(5_000);
    const grid = root.querySelector('[role=grid]') as HTMLElement;
    expect(root.querySelectorAll('.dt-window [role=row]').length).to.be.within(5, 40);
    expect(grid.getAttribute('aria-rowcount')).to.equal('5002');
    expect((root.host as HTMLElement).offsetHeight).to.be.at.most(480);
    expect(grid.scrollHeight).to.be.greaterThan(100_000);
    const foot = root.querySelector('.dt-foot') as HTMLElement;
    expect(foot.getBoundingClientRect().bottom).to.be.at.most(root.host.getBoundingClientRect().bottom + 1);
  });

  it('keeps what the reader sorted while new rows come', async () => {
    const root = await mount(1_000);
    const host = root.host as TwinHost;
    const head = () => root.querySelectorAll<HTMLElement>('[role=columnheader]')[1] as HTMLElement;
    head().click();
    head().click();
    host.count = 1_001;
    await host.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(root.querySelector('.dt-window [role=rowheader]')?.textContent).to.equal('row 1000');
    expect(head().getAttribute('aria-sort')).to.equal('descending');
  });

  it('lets go of the long table when the host leaves, and has it again when it comes back', async () => {
    const root = await mount(1_000);
    const host = root.host as TwinHost;
    host.remove();
    expect(root.querySelector('[role=grid]')).to.equal(null);
    document.body.append(host);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(root.querySelectorAll('.dt-window [role=row]').length).to.be.greaterThan(5);
  });
});
