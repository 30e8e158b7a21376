import type { Drawing } from './drawing.ts';

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
  kind: 'png' | 'svg',
  drawing: Drawing,
  words: FrameWords,
  looks: FrameLooks,
): Promise<Blob> {
  return kind === 'svg' ? svgFile(drawing, words, looks) : pngFile(drawing, words, looks);
}

const sizeOf = ({ width, height }: Drawing): { readonly width: number; readonly height: number } => ({
  width: Math.ceil(width) + 2 * pad,
  height: Math.ceil(height) + headPx + footPx,
});

async function pngFile(drawing: Drawing, words: FrameWords, looks: FrameLooks): Promise<Blob> {
  const { width, height } = sizeOf(drawing);
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to paint on.');
  context.scale(scale, scale);
  context.fillStyle = looks.surface;
  context.fillRect(0, 0, width, height);
  context.save();
  context.translate(pad, headPx);
  drawing.paint(context);
  context.restore();

  const write = (text: string, x: number, y: number, font: string, color: string): number => {
    context.font = `${font} ${looks.font}`;
    context.fillStyle = color;
    context.fillText(text, x, y);
    return x + context.measureText(text).width;
  };
  context.textBaseline = 'alphabetic';
  const end = write(words.title, pad, 25, '600 13px', looks.ink);
  write(words.scope, end + 8, 25, '400 12px', looks.quiet);
  write(words.foot, pad, height - 10, '400 11px', looks.quiet);
  context.strokeStyle = looks.line;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
  if (words.mark !== null) paintMark(context, words.mark, width, height, looks);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))));
  });
}

/** Strip, word and watermark of what is not real (LOOK.md, h). */
function paintMark(
  context: CanvasRenderingContext2D,
  mark: string,
  width: number,
  height: number,
  looks: FrameLooks,
): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, width, stripPx);
  context.clip();
  context.strokeStyle = looks.quiet;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = -stripPx; x < width + stripPx; x += 5.5) {
    context.moveTo(x, stripPx);
    context.lineTo(x + stripPx, 0);
  }
  context.stroke();
  context.restore();
  context.font = `400 12px ${looks.font}`;
  const wide = context.measureText(mark).width + 12;
  context.strokeStyle = looks.quiet;
  context.setLineDash([3, 2]);
  context.strokeRect(width - pad - wide + 0.5, 11.5, wide - 1, 19);
  context.setLineDash([]);
  context.fillStyle = looks.ink;
  context.fillText(mark, width - pad - wide + 6, 25);
  context.globalAlpha = 0.1;
  context.font = `600 20px ${looks.font}`;
  context.textAlign = 'center';
  context.fillText([...mark.toUpperCase()].join(' '), width / 2, height / 2);
  context.globalAlpha = 1;
  context.textAlign = 'start';
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function svgFile(drawing: Drawing, words: FrameWords, looks: FrameLooks): Blob {
  if (!drawing.svg) throw new Error('This picture cannot be written as SVG; PNG can.');
  const { width, height } = sizeOf(drawing);
  const text = (x: number, y: number, size: number, fill: string, words: string, more = ''): string =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${escaped(fill)}"${more}>${escaped(words)}</text>`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(looks.font)}">`,
    `<title>${escaped(words.title)}</title>`,
    `<desc>${escaped([words.scope, words.foot, words.mark ?? ''].filter(Boolean).join('. '))}</desc>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" fill="${escaped(looks.surface)}" stroke="${escaped(looks.line)}"/>`,
    `<text x="${pad}" y="25" font-size="13" font-weight="600" fill="${escaped(looks.ink)}">${escaped(words.title)}<tspan dx="8" font-size="12" font-weight="400" fill="${escaped(looks.quiet)}">${escaped(words.scope)}</tspan></text>`,
    `<g transform="translate(${pad} ${headPx})">${drawing.svg()}</g>`,
    text(pad, height - 10, 11, looks.quiet, words.foot),
  ];
  if (words.mark !== null)
    parts.push(
      text(width - pad, 25, 12, looks.ink, words.mark, ' text-anchor="end" text-decoration="underline"'),
      `<path d="M0 ${stripPx / 2}H${width}" stroke="${escaped(looks.quiet)}" stroke-width="${stripPx}" stroke-dasharray="2 4"/>`,
      text(
        width / 2,
        height / 2,
        20,
        looks.ink,
        words.mark.toUpperCase(),
        ' text-anchor="middle" font-weight="600" letter-spacing="5" opacity=".1"',
      ),
    );
  return new Blob([`${parts.join('\n')}\n</svg>\n`], { type: 'image/svg+xml' });
}
