import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Share of the pixels that may differ, and the difference of a colour that counts: other machines set fonts a little otherwise. */
const mostShare = 0.002;
const threshold = 0.15;
/** px by which a picture may be higher or wider. */
const slack = 2;

/** Colours in steps of eight, which no reader sees and no comparison counts; the file is half as large. */
function coarse(picture) {
  const { data } = picture;
  for (let index = 0; index < data.length; index += 4) {
    data[index] = data[index] > 250 ? 255 : data[index] & 0xf8;
    data[index + 1] = data[index + 1] > 250 ? 255 : data[index + 1] & 0xf8;
    data[index + 2] = data[index + 2] > 250 ? 255 : data[index + 2] & 0xf8;
  }
  return picture;
}

/** A picture as it is kept. */
export function smallPng(png) {
  const picture = coarse(PNG.sync.read(png));
  return PNG.sync.write(picture, { colorType: 2, filterType: 0, deflateStrategy: 0, deflateLevel: 9 });
}

/** Half the size, each pixel the mean of four: what is left of the edges of letters is no difference. */
function halved({ width, height, data }, toWidth, toHeight) {
  const small = new PNG({ width: toWidth, height: toHeight });
  for (let y = 0; y < toHeight; y++)
    for (let x = 0; x < toWidth; x++)
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0;
        for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1]]) // biome-ignore format: four corners
          sum += data[(Math.min(height - 1, 2 * y + dy) * width + Math.min(width - 1, 2 * x + dx)) * 4 + channel];
        small.data[(y * toWidth + x) * 4 + channel] = sum / 4;
      }
  return small;
}

/** Whether two PNGs show the same: `{ same }`, or why not, with a picture of the difference where one can be made. */
export function comparePictures(was, is) {
  const [a, b] = [PNG.sync.read(was), coarse(PNG.sync.read(is))];
  if (a.width === b.width && a.height === b.height && a.data.equals(b.data)) return { same: true, why: '', diff: null };
  const grown = Math.max(Math.abs(a.width - b.width), Math.abs(a.height - b.height));
  if (grown > slack)
    return { same: false, why: `${a.width} × ${a.height} became ${b.width} × ${b.height}`, diff: null };
  const [width, height] = [Math.min(a.width, b.width) >> 1, Math.min(a.height, b.height) >> 1];
  const diff = new PNG({ width, height });
  const pixels = pixelmatch(halved(a, width, height).data, halved(b, width, height).data, diff.data, width, height, {
    threshold,
  });
  const share = pixels / (width * height);
  return share <= mostShare
    ? { same: true, why: '', diff: null }
    : { same: false, why: `${(100 * share).toFixed(2)} % of the picture differ`, diff: PNG.sync.write(diff) };
}
