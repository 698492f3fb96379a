import type { MetricValue } from '../metrics/formulas.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';

// How an official paper looks (GB/T 9704 as commonly described), as data: HQ writes a .docx of it, and a verifier reads what it must
// say. Sizes of type are in half points, lengths in twips.

const twipsOfMm = (mm: number) => Math.round((mm / 25.4) * 1440);
export const page = {
  width: twipsOfMm(210),
  height: twipsOfMm(297),
  margin: {
    top: twipsOfMm(37),
    bottom: twipsOfMm(35),
    left: twipsOfMm(28),
    right: twipsOfMm(26),
    header: twipsOfMm(15),
    // The page number stands 7 mm below the text.
    footer: twipsOfMm(23),
  },
  textWidth: twipsOfMm(156),
} as const;
/** 28 points, of every line of text: 22 on a page. A grid of the page would stretch tables too. */
const linePitch = 560;

/** Chinese names of sizes: 2号, 3号, 4号, 小四, 五号, 小五. */
export const size = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21, smallest: 18 } as const;

const western = 'Times New Roman';
const { title, body: ofBody, heading: ofHeading, subheading, pageNumber } = bulletinPaper.fonts;
const fontOf = (eastAsia: string, ascii: string = western) => ({ ascii, hAnsi: ascii, cs: ascii, eastAsia });
export const fonts = {
  title: fontOf(title[0], title[0]),
  body: fontOf(ofBody[0]),
  heading: fontOf(ofHeading[0]),
  subheading: fontOf(subheading[0]),
  pageNumber: fontOf(pageNumber[0], pageNumber[0]),
} as const;
export const red = 'E60012';

type Font = (typeof fonts)[keyof typeof fonts];

export interface Look {
  font?: Font;
  size?: number;
  color?: string;
}

export interface Run extends Required<Pick<Look, 'font' | 'size'>> {
  kind: 'run';
  text: string;
  color?: string;
}

/** What a picture is drawn from. What it shows stands in the tables and captions beside it. */
export type PictureOf =
  | { of: 'bars'; groups: readonly { now: MetricValue; before: MetricValue }[] }
  | { of: 'lines'; total: readonly MetricValue[]; units: readonly (readonly MetricValue[])[] }
  | { of: 'swatch'; index: number | null }
  | { of: 'qr'; text: string };

export interface Image {
  kind: 'image';
  picture: PictureOf;
  widthMm: number;
  name: string;
  id: number;
}

type Side = 'top' | 'bottom';
interface ParagraphLook {
  alignment?: 'left' | 'right' | 'center' | 'both';
  spacing?: { before?: number; after?: number; line?: number; lineRule?: 'exact' };
  indent?: { left?: number; right?: number; firstLine?: number };
  border?: Partial<Record<Side, { style: 'single'; size: number; color: string; space: number }>>;
  tabStops?: { type: 'right'; position: number }[];
  keepNext?: boolean;
  outlineLevel?: number;
}

export interface Paragraph {
  kind: 'paragraph';
  look: ParagraphLook;
  children: readonly (Run | Image)[];
}

export interface Table {
  kind: 'table';
  widths: number[];
  bordered: boolean;
  rows: { isHeading: boolean; cells: (readonly Paragraph[])[] }[];
}

/** What stands one below the other. */
export type Block = Paragraph | Table;

export function run(text: string, { font = fonts.body, size: halfPoints = size.third, color }: Look = {}): Run {
  return { kind: 'run', text, font, size: halfPoints, ...(color === undefined ? {} : { color }) };
}

const exactly = { line: linePitch, lineRule: 'exact', before: 0, after: 0 } as const;

/** Numbers that can't be broken: a line before them would be pulled apart if both its edges were straight. */
const longNumber = /[\d:/.%\uff08\uff09]{8,}/;

/** A paragraph of the text, its first line two characters in. */
export function body(text: string): Paragraph {
  return line([run(text)], {
    alignment: longNumber.test(text) ? 'left' : 'both',
    indent: { firstLine: 2 * size.third * 10 },
  });
}

/** A line of text in the line pitch of the paper. */
export function line(children: readonly (Run | Image)[], look: ParagraphLook = {}): Paragraph {
  return { kind: 'paragraph', look: { spacing: exactly, ...look }, children };
}

/** A line that is as high as what stands in it. */
export function ownLine(children: readonly (Run | Image)[], look: ParagraphLook = {}): Paragraph {
  return { kind: 'paragraph', look, children };
}

/** Level 1: 黑体; level 2: 楷体. Never the last line of a page. */
export function heading(text: string, level: 1 | 2): Paragraph {
  const font = level === 1 ? fonts.heading : fonts.subheading;
  return line([run(text, { font })], {
    indent: { firstLine: 2 * size.third * 10 },
    keepNext: true,
    outlineLevel: level - 1,
  });
}

/** The title of a table, above it. */
export function caption(text: string): Paragraph {
  return ownLine([run(text, { font: fonts.heading, size: size.smallFourth })], {
    alignment: 'center',
    spacing: { before: 120, after: 60 },
    keepNext: true,
  });
}

/** A remark below a table or a picture. */
export function note(text: string): Paragraph {
  return ownLine([run(text, { font: fonts.subheading, size: size.fifth })], {
    alignment: 'both',
    spacing: { before: 20, after: 0 },
  });
}

/** @param widthMm as wide as that; as high as the picture then is */
export function image(picture: PictureOf, widthMm: number, name: string, id: number): Image {
  return { kind: 'image', picture, widthMm, name, id };
}

/** Text; several lines of it, the first larger; or smaller text alone. */
export type Cell = string | readonly string[] | { small: string };
export interface Column {
  /** Empty in all columns: there is no row of headings. */
  heading: string;
  /** Its part of the width of the text. */
  share: number;
  align?: 'left' | 'right' | 'center';
}

/** A table whose headings come again on each page, and whose rows stay whole; below it a little room. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Block[] {
  const head = columns.map(({ heading: text }) =>
    cell(linesOf(text), { align: 'center', font: fonts.heading, keepNext: true }),
  );
  // A small table stays on one page; of a large one at least its first two rows stay with its title.
  const small = rows.length <= 6 && rows.every((row) => row.every((content) => !Array.isArray(content)));
  const staysWithNext = (row: number) => row < (small ? rows.length - 1 : 2);
  const hasHeadings = columns.some(({ heading: text }) => text !== '');
  return [
    {
      kind: 'table',
      widths: widthsOf(columns.map(({ share }) => share)),
      bordered: true,
      rows: [
        ...(hasHeadings ? [{ isHeading: true, cells: head }] : []),
        ...rows.map((row, place) => ({
          isHeading: false,
          cells: row.map((content, index) =>
            cell(linesOf(content), { align: columns[index]?.align ?? 'left', keepNext: staysWithNext(place) }),
          ),
        })),
      ],
    },
    ownLine([], { spacing: { line: 120, lineRule: 'exact' } }),
  ];
}

/** What stands side by side, without lines. */
export function sideBySide(shares: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  return {
    kind: 'table',
    widths: widthsOf(shares),
    bordered: false,
    rows: rows.map((cells) => ({ isHeading: false, cells })),
  };
}

function widthsOf(shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((page.textWidth * share) / whole));
}

interface CellLine {
  text: string;
  size: number;
}

function linesOf(content: Cell): CellLine[] {
  if (typeof content === 'string') return [{ text: content, size: size.smallFourth }];
  if ('small' in content) return [{ text: content.small, size: size.smallest }];
  return content.map((text, index) => ({ text, size: index === 0 ? size.smallFourth : size.fifth }));
}

function cell(
  lines: readonly CellLine[],
  { align, font, keepNext }: { align: NonNullable<Column['align']>; font?: Font; keepNext: boolean },
): Paragraph[] {
  return lines.map((one) =>
    ownLine([run(one.text, { ...(font ? { font } : {}), size: one.size })], { alignment: align, keepNext }),
  );
}
