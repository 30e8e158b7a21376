import type { Ink } from '../primitives/time-series/sheet.ts';
import { escaped, SvgInk } from '../primitives/time-series/svg-ink.ts';
import type { Drawing, PictureKind } from './drawing.ts';

/** What the frame around a drawing is painted with, resolved from the pane's tokens. */
export interface FrameLooks {
  readonly surface: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  /** Font families. */
  readonly font: string;
}
/** Words of the frame; `mark` says that the data is not real. */
export interface FrameWords {
  readonly title: string;
  readonly scope: string;
  readonly foot: string;
  readonly mark: string | null;
}

const pad = 12;
const headPx = 40;
const footPx = 28;
const stripPx = 4;
/** Device pixels a px of a PNG. */
const scale = 2;

/**
 * The picture as a file of its own: title, scope and origin mark above it, as-of time and inputs under it, so that it
 * still says what it is when it lies alone in a mail.
 */
export async function pictureFile(
  kind: PictureKind,
  drawing: Drawing,
  words: FrameWords,
  looks: FrameLooks,
): Promise<Blob> {
  const [width, height] = [Math.ceil(drawing.width) + 2 * pad, Math.ceil(drawing.height) + headPx + footPx];
  const frame: Frame = { width, height, words, looks };
  return kind === 'svg' ? svgFile(drawing, frame) : pngFile(drawing, frame);
}
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly words: FrameWords;
  readonly looks: FrameLooks;
}

async function pngFile(drawing: Drawing, frame: Frame): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = frame.width * scale;
  canvas.height = frame.height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to paint on.');
  context.scale(scale, scale);
  paintSurface(context, frame);
  context.save();
  context.translate(pad, headPx);
  drawing.paint(context);
  context.restore();
  paintFrame(context, frame);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))));
  });
}

async function svgFile(drawing: Drawing, frame: Frame): Promise<Blob> {
  if (!drawing.svg) throw new Error('This picture cannot be written as SVG; PNG can.');
  const { width, height, words } = frame;
  const [under, over] = [new SvgInk(), new SvgInk()];
  paintSurface(under, frame);
  paintFrame(over, frame);
  const text = [words.title, words.scope, words.foot, words.mark].filter(Boolean).join('. ');
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(text)}</title>`,
    String(under),
    `<g transform="translate(${pad} ${headPx})">${await drawing.svg()}</g>`,
    String(over),
    '</svg>\n',
  ];
  return new Blob([parts.join('\n')], { type: 'image/svg+xml' });
}

function paintSurface(ink: Ink, { width, height, looks }: Frame): void {
  ink.fillStyle = looks.surface;
  ink.fillRect(0, 0, width, height);
}

function paintFrame(ink: Ink, { width, height, words, looks }: Frame): void {
  /** Returns where the text ends. */
  const write = (text: string, x: number, y: number, font: string, color: string): number => {
    ink.font = `${font} ${looks.font}`;
    ink.fillStyle = color;
    ink.fillText(text, x, y);
    return x + ink.measureText(text).width;
  };
  ink.textAlign = 'start';
  ink.textBaseline = 'alphabetic';
  ink.lineWidth = 1;
  ink.setLineDash([]);
  const end = write(words.title, pad, 25, '600 13px', looks.ink);
  write(words.scope, end + 8, 25, '400 12px', looks.quiet);
  write(words.foot, pad, height - 10, '400 11px', looks.quiet);
  ink.strokeStyle = looks.line;
  ink.strokeRect(0.5, 0.5, width - 1, height - 1);
  if (words.mark === null) return;
  // Strip, word and watermark of what is not real (LOOK.md, h).
  ink.save();
  ink.beginPath();
  ink.rect(0, 0, width, stripPx);
  ink.clip();
  ink.strokeStyle = looks.quiet;
  ink.lineWidth = 1.5;
  ink.beginPath();
  for (let x = -stripPx; x < width + stripPx; x += 5.5) {
    ink.moveTo(x, stripPx);
    ink.lineTo(x + stripPx, 0);
  }
  ink.stroke();
  ink.restore();
  ink.font = `400 12px ${looks.font}`;
  const wide = ink.measureText(words.mark).width + 12;
  ink.lineWidth = 1;
  ink.strokeStyle = looks.quiet;
  ink.setLineDash([3, 2]);
  ink.strokeRect(width - pad - wide + 0.5, 11.5, wide - 1, 19);
  ink.setLineDash([]);
  write(words.mark, width - pad - wide + 6, 25, '400 12px', looks.ink);
  ink.globalAlpha = 0.1;
  ink.textAlign = 'center';
  write([...words.mark.toUpperCase()].join(' '), width / 2, height / 2, '600 20px', looks.ink);
  ink.globalAlpha = 1;
}

/** Colours in force, read where they are resolved: on elements of a pane or element that wear them. */
export function looksOf(root: DocumentFragment | HTMLElement): FrameLooks {
  const probe = document.createElement('i');
  root.append(probe);
  const read = (token: string): string => {
    probe.style.setProperty('color', `var(--_${token})`);
    return getComputedStyle(probe).color;
  };
  const looks = {
    surface: read('surface'),
    ink: read('ink'),
    quiet: read('ink-3'),
    line: read('line'),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return looks;
}
