import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  type IParagraphOptions,
  type ITableBordersOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Picture } from './pictures.ts';

// How an official paper looks (GB/T 9704 as commonly described). Sizes of type are in half points, lengths in twips.

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

export function run(text: string, { font = fonts.body, size: halfPoints = size.third, color }: Look = {}): TextRun {
  return new TextRun({ text, font, size: halfPoints, ...(color === undefined ? {} : { color }) });
}

type ParagraphLook = Omit<IParagraphOptions, 'text' | 'children' | 'run'>;

const exactly = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

/** Numbers that can't be broken: a line before them would be pulled apart if both its edges were straight. */
const longNumber = /[\d:/.%\uff08\uff09]{8,}/;

/** A paragraph of the text, its first line two characters in. */
export function body(text: string): Paragraph {
  return line([run(text)], {
    alignment: longNumber.test(text) ? AlignmentType.LEFT : AlignmentType.BOTH,
    indent: { firstLine: 2 * size.third * 10 },
  });
}

/** A line of text in the line pitch of the paper. */
export function line(children: (TextRun | ImageRun)[], look: ParagraphLook = {}): Paragraph {
  return new Paragraph({ spacing: exactly, ...look, children });
}

/** A line that is as high as what stands in it. */
export function ownLine(children: (TextRun | ImageRun)[], look: ParagraphLook = {}): Paragraph {
  return new Paragraph({ ...look, children });
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
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 60 },
    keepNext: true,
  });
}

/** A remark below a table or a picture. */
export function note(text: string): Paragraph {
  return ownLine([run(text, { font: fonts.subheading, size: size.fifth })], {
    alignment: AlignmentType.BOTH,
    spacing: { before: 20, after: 0 },
  });
}

/** @param widthMm as wide as that; as high as the picture then is */
export function image({ png, width, height }: Picture, widthMm: number, name: string, id: number): ImageRun {
  const pixels = (widthMm / 25.4) * 96;
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(pixels), height: Math.round((pixels * height) / width) },
    altText: { name, description: name, id: String(id) },
  });
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

const cellMargin = { top: 40, bottom: 40, left: 70, right: 70 };
const thinLine = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const noLine = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders: ITableBordersOptions = {
  ...{ top: noLine, bottom: noLine, left: noLine, right: noLine },
  ...{ insideHorizontal: noLine, insideVertical: noLine },
};
const allBorders: ITableBordersOptions = {
  ...{ top: thinLine, bottom: thinLine, left: thinLine, right: thinLine },
  ...{ insideHorizontal: thinLine, insideVertical: thinLine },
};

/** A table whose headings come again on each page, and whose rows stay whole; below it a little room. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): (Table | Paragraph)[] {
  const widths = widthsOf(columns.map(({ share }) => share));
  const head = columns.map(({ heading: text }, index) =>
    cell(linesOf(text), { width: widths[index] ?? 0, align: 'center', font: fonts.heading, keepNext: true }),
  );
  // A small table stays on one page; of a large one at least its first two rows stay with its title.
  const small = rows.length <= 6 && rows.every((row) => row.every((content) => !Array.isArray(content)));
  const staysWithNext = (row: number) => row < (small ? rows.length - 1 : 2);
  const rowsToWrite = [
    ...(columns.some(({ heading: text }) => text !== '')
      ? [new TableRow({ tableHeader: true, cantSplit: true, children: head })]
      : []),
    ...rows.map(
      (row, place) =>
        new TableRow({
          cantSplit: true,
          children: row.map((content, index) =>
            cell(linesOf(content), {
              width: widths[index] ?? 0,
              align: columns[index]?.align ?? 'left',
              keepNext: staysWithNext(place),
            }),
          ),
        }),
    ),
  ];
  return [grid(widths, allBorders, rowsToWrite), gap()];
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT }, children: [] });
}

/** What stands side by side, without lines. */
export function sideBySide(shares: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  const widths = widthsOf(shares);
  return grid(
    widths,
    noBorders,
    rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                children: [...children],
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                margins: cellMargin,
                verticalAlign: VerticalAlignTable.CENTER,
              }),
          ),
        }),
    ),
  );
}

function grid(widths: number[], borders: ITableBordersOptions, rows: TableRow[]): Table {
  return new Table({
    rows,
    borders,
    columnWidths: widths,
    width: { size: page.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  });
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

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

function cell(
  lines: readonly CellLine[],
  {
    width,
    align,
    font,
    keepNext,
  }: { width: number; align: NonNullable<Column['align']>; font?: Font; keepNext: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: cellMargin,
    verticalAlign: VerticalAlignTable.CENTER,
    children: lines.map((one) =>
      ownLine([run(one.text, { ...(font ? { font } : {}), size: one.size })], {
        alignment: alignments[align],
        keepNext,
      }),
    ),
  });
}
