import { expect } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { TokenController } from '../controllers/tokens.ts';
import { type ColorName, colors, densities, type Theme } from './constants.ts';
import { domainTokens } from './domains.css.ts';
import { rampTokens } from './ramps.css.ts';
import { tokens } from './tokens.css.ts';

const names = Object.keys(colors) as ColorName[];
class TokenHost extends LitElement {
  static override styles = [tokens, domainTokens, rampTokens, css`:host { display: block; block-size: var(--_row); }`]; // biome-ignore format: one line
  readonly tokens = new TokenController(names, () => undefined);
  protected override updated(): void {
    this.tokens.attach(this.renderRoot as ShadowRoot);
  }
}
customElements.define('token-host', TokenHost);

/** A colour as the canvas that is painted with it has it. */
function painted(color: string): readonly number[] {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const ink = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  ink.fillStyle = color;
  ink.fillRect(0, 0, 1, 1);
  return [...ink.getImageData(0, 0, 1, 1).data];
}

describe('constants of tokens', () => {
  afterEach(() => document.body.replaceChildren());

  for (const theme of ['light', 'dark', 'contrast-light', 'contrast-dark'] as const satisfies readonly Theme[])
    it(`are what a canvas gets from the styles, ${theme}`, async () => {
      const host = document.createElement('token-host') as TokenHost;
      host.setAttribute('data-theme', theme);
      document.body.append(host);
      await host.updateComplete;
      const far = names.flatMap((name) => {
        const [styled, constant] = [painted(host.tokens.color(name)), painted(colors[name][theme])];
        const off = Math.max(...styled.map((part, index) => Math.abs(part - (constant[index] ?? 0))));
        return off > 1 ? [`${name}: ${styled.join()} instead of ${constant.join()}`] : [];
      });
      expect(far).to.deep.equal([]);
    });

  it('are the heights of rows in each density', async () => {
    for (const density of ['compact', 'normal', 'comfortable'] as const) {
      const host = document.createElement('token-host') as TokenHost;
      host.setAttribute('density', density);
      document.body.append(host);
      await host.updateComplete;
      expect(host.offsetHeight).to.equal(densities[density].row);
    }
  });
});
