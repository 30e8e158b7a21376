import type { Ink } from './sheet.ts';

export const escaped = (text: string): string =>
  text
    // What XML has no place for.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
const short = (value: number): string => String(Math.round(value * 100) / 100);

interface State {
  readonly fillStyle: Ink['fillStyle'];
  readonly strokeStyle: Ink['strokeStyle'];
  readonly lineWidth: number;
  readonly globalAlpha: number;
  readonly font: string;
  readonly textAlign: CanvasTextAlign;
  readonly textBaseline: CanvasTextBaseline;
  readonly dash: string;
  readonly clips: number;
}

let documents = 0;

/** The same paint steps as a canvas, written as elements of an SVG. Text is escaped; fonts are those of the page. */
export class SvgInk implements Ink {
  font = '11px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  fillStyle: Ink['fillStyle'] = '#000';
  strokeStyle: Ink['strokeStyle'] = '#000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'round';
  globalAlpha = 1;
  #dash = '';
  #path: string[] = [];
  #parts: string[] = [];
  #defs: string[] = [];
  #hatches = new Map<string, string>();
  #states: State[] = [];
  #clips = 0;
  #id = `sg${(documents += 1)}`;
  #measure = document.createElement('canvas').getContext('2d');

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline } = this;
    this.#states.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline, dash: this.#dash, clips: this.#clips }); // biome-ignore format: one state
  }
  restore(): void {
    const state = this.#states.pop();
    if (!state) return;
    const { dash, clips, ...rest } = state;
    for (; this.#clips > clips; this.#clips -= 1) this.#parts.push('</g>');
    this.#dash = dash;
    Object.assign(this, rest);
  }
  beginPath(): void {
    this.#path = [];
  }
  moveTo(x: number, y: number): void {
    this.#path.push(`M${short(x)} ${short(y)}`);
  }
  lineTo(x: number, y: number): void {
    this.#path.push(`${this.#path.length === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`);
  }
  closePath(): void {
    this.#path.push('Z');
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`);
  }
  /** Whole circles only: nothing here paints others. */
  arc(x: number, y: number, radius: number): void {
    const r = short(radius);
    this.#path.push(
      `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${short(2 * radius)} 0a${r} ${r} 0 1 0 ${short(-2 * radius)} 0Z`,
    );
  }
  clip(): void {
    const id = `${this.#id}c${this.#defs.length}`;
    this.#defs.push(`<clipPath id="${id}"><path d="${this.#path.join('')}"/></clipPath>`);
    this.#parts.push(`<g clip-path="url(#${id})">`);
    this.#clips += 1;
  }
  fill(): void {
    this.#shape(`d="${this.#path.join('')}"`, 'path', 'fill');
  }
  stroke(): void {
    this.#shape(`d="${this.#path.join('')}"`, 'path', 'stroke');
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#shape(`x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`, 'rect', 'fill');
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#shape(`x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`, 'rect', 'stroke');
  }
  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, 'fill');
  }
  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, 'stroke');
  }
  measureText(text: string): { readonly width: number } {
    if (!this.#measure) return { width: 6 * text.length };
    this.#measure.font = this.font;
    return this.#measure.measureText(text);
  }
  setLineDash(dash: number[]): void {
    this.#dash = dash.join(' ');
  }
  /** Diagonal lines on nothing, as a paint. */
  hatch(color: string, widthPx: number): string {
    const key = `${color} ${widthPx}`;
    let id = this.#hatches.get(key);
    if (!id) {
      this.#hatches.set(key, (id = `${this.#id}h${this.#hatches.size}`));
      this.#defs.push(
        `<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 6L6-1M-1 1L1-1M4 6L6 4" stroke="${escaped(color)}" stroke-width="${widthPx}" fill="none"/></pattern>`,
      );
    }
    return `url(#${id})`;
  }

  #shape(where: string, tag: 'path' | 'rect', how: 'fill' | 'stroke'): void {
    const alpha = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : '';
    const paint =
      how === 'fill'
        ? `fill="${escaped(String(this.fillStyle))}"`
        : `fill="none" stroke="${escaped(String(this.strokeStyle))}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round"${this.#dash ? ` stroke-dasharray="${this.#dash}"` : ''}`;
    this.#parts.push(`<${tag} ${where} ${paint}${alpha}/>`);
  }
  #text(text: string, x: number, y: number, how: 'fill' | 'stroke'): void {
    const [, weight = '400', size = '11', family = 'sans-serif'] =
      /^(?:(\d+|bold|normal) )?([\d.]+)px (.+)$/.exec(this.font) ?? [];
    const anchor = { start: '', left: '', center: ' text-anchor="middle"', end: ' text-anchor="end"', right: ' text-anchor="end"' }[this.textAlign]; // biome-ignore format: one table
    // Readers of SVG do not agree on baselines; a third of the size is the middle of digits.
    const alpha = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : '';
    const base = y + (this.textBaseline === 'middle' ? Number(size) * 0.36 : 0);
    const paint =
      how === 'fill'
        ? `fill="${escaped(String(this.fillStyle))}"`
        : `fill="none" stroke="${escaped(String(this.strokeStyle))}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`;
    this.#parts.push(
      `<text x="${short(x)}" y="${short(base)}" font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"${anchor} ${paint}${alpha}>${escaped(text)}</text>`,
    );
  }

  toString(): string {
    const defs = this.#defs.length > 0 ? `<defs>${this.#defs.join('')}</defs>` : '';
    return `${defs}${this.#parts.join('\n')}`;
  }
}
