import type { MetricValue } from '@rollcall/shared/metrics/formulas';
import type { PictureOf } from '@rollcall/shared/papers/paper-style';
import { shareOf } from '@rollcall/shared/rules/metrics';
import { encode } from 'uqr';
import { pngOfSvg } from '../../thumbnails/png-of-svg.ts';

// Pictures of a paper: shapes alone, so that no machine needs fonts. What they show stands in the tables and captions beside them.

interface Picture {
  png: Uint8Array;
  /** In any unit. */
  width: number;
  height: number;
}

const frame = { width: 100, height: 50, left: 2, right: 98, top: 4, bottom: 46 } as const;
const ink = '#1f2d3d';
const pale = '#9fb2c6';
const gridInk = '#c9ced6';

/** How the lines of units are told apart, on paper without colours too: colour and dashes. The brigade's is thick and black. */
const lines = [
  { colour: '#1d4e89', dashes: '' },
  { colour: '#b5483a', dashes: '4 1.5' },
  { colour: '#2f7d4f', dashes: '1.5 1.5' },
  { colour: '#8a5a9e', dashes: '6 1.5 1.5 1.5' },
  { colour: '#a67c1a', dashes: '8 2' },
  { colour: '#3b8ea5', dashes: '3 3' },
] as const;

export function pictureOf(picture: PictureOf): Promise<Picture> {
  if (picture.of === 'bars') return barPicture(picture.groups);
  if (picture.of === 'lines') return linePicture(picture.total, picture.units);
  return picture.of === 'swatch' ? swatchPicture(picture.index) : qrPicture(picture.text);
}

/** Two bars for each: of this period, and paler of the one before. */
function barPicture(groups: readonly { now: MetricValue; before: MetricValue }[]): Promise<Picture> {
  const step = (frame.right - frame.left) / groups.length;
  const width = Math.min(step * 0.36, 9);
  const bars = groups.flatMap(({ now, before }, index) => {
    const middle = frame.left + step * (index + 0.5);
    return [bar(before, middle, width, pale), bar(now, middle - width, width, ink)];
  });
  return draw(frame.width, frame.height, grid() + bars.join(''));
}

function bar(value: MetricValue, x: number, width: number, colour: string): string {
  const share = shareOf(value);
  if (share === null) return '';
  const y = heightOf(share);
  return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(frame.bottom - y)}" fill="${colour}"/>`;
}

/** A line for each unit, and a thick one for the whole. A point without a share breaks the line. */
function linePicture(total: readonly MetricValue[], units: readonly (readonly MetricValue[])[]): Promise<Picture> {
  const thin = units.map((points, index) => polyline(points, strokeOf(index)));
  return draw(frame.width, frame.height, grid() + thin.join('') + polyline(total, strokeOf(null)));
}

/** A piece of the line of a unit, for the legend; null: of the whole. */
function swatchPicture(index: number | null): Promise<Picture> {
  return draw(14, 4, `<path d="M0 2H14" fill="none" ${strokeOf(index)}/>`);
}

function strokeOf(index: number | null): string {
  if (index === null) return 'stroke="#000000" stroke-width="1.3"';
  const { colour, dashes } = lines[index % lines.length] as (typeof lines)[number];
  return `stroke="${colour}" stroke-width="0.8"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}`;
}

function polyline(points: readonly MetricValue[], stroke: string): string {
  const step = points.length > 1 ? (frame.right - frame.left - 8) / (points.length - 1) : 0;
  let path = '';
  let broken = true;
  points.forEach((value, index) => {
    const share = shareOf(value);
    if (share !== null) {
      path += `${broken ? 'M' : 'L'}${fixed(frame.left + 4 + index * step)} ${fixed(heightOf(share))}`;
    }
    broken = share === null;
  });
  return `<path d="${path || 'M0 0'}" fill="none" ${stroke}/>`;
}

/** More than the whole is drawn as the whole: recorders can outnumber their officers. */
function heightOf(share: number): number {
  return frame.bottom - Math.min(Math.max(share, 0), 1) * (frame.bottom - frame.top);
}

function grid(): string {
  const levels = [0, 0.25, 0.5, 0.75, 1].map((share) => `M${frame.left} ${fixed(heightOf(share))}H${frame.right}`);
  return `<path d="${levels.join('')}" fill="none" stroke="${gridInk}" stroke-width="0.35"/>`;
}

/** Black modules on white with the quiet border that readers need. */
function qrPicture(text: string): Promise<Picture> {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return draw(size, size, `<path d="${dark.join('')}" fill="#000000"/>`);
}

async function draw(width: number, height: number, shapes: string): Promise<Picture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#ffffff"/>${shapes}</svg>`;
  return { png: await pngOfSvg(svg), width, height };
}

const fixed = (number: number) => number.toFixed(2);
