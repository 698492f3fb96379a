import {
  type Block,
  type Image,
  type Paragraph as PaperParagraph,
  type Table as PaperTable,
  page,
} from '@rollcall/shared/papers/paper-style';
import {
  BorderStyle,
  ImageRun,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { pictureOf } from './pictures.ts';

/** What a paper says, as parts of a .docx. */
export async function toDocx(blocks: readonly Block[]): Promise<(Paragraph | Table)[]> {
  const made: (Paragraph | Table)[] = [];
  for (const block of blocks) made.push(block.kind === 'table' ? await tableOf(block) : await paragraphOf(block));
  return made;
}

async function paragraphOf({ look, children }: PaperParagraph): Promise<Paragraph> {
  const made: (TextRun | ImageRun)[] = [];
  for (const child of children) {
    if (child.kind === 'image') made.push(await imageOf(child));
    else {
      const { kind: _, ...run } = child;
      made.push(new TextRun(run));
    }
  }
  return new Paragraph({ ...look, children: made });
}

async function imageOf({ picture, widthMm, name, id }: Image): Promise<ImageRun> {
  const { png, width, height } = await pictureOf(picture);
  const pixels = (widthMm / 25.4) * 96;
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(pixels), height: Math.round((pixels * height) / width) },
    altText: { name, description: name, id: String(id) },
  });
}

const cellMargin = { top: 40, bottom: 40, left: 70, right: 70 };
const thinLine = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const noLine = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };

function bordersOf(line: typeof thinLine | typeof noLine): ITableBordersOptions {
  return { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
}

async function tableOf({ widths, bordered, rows }: PaperTable): Promise<Table> {
  const made: TableRow[] = [];
  for (const { isHeading, cells } of rows) {
    const children: TableCell[] = [];
    for (const [index, paragraphs] of cells.entries()) {
      children.push(
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins: cellMargin,
          verticalAlign: VerticalAlignTable.CENTER,
          children: await Promise.all(paragraphs.map(paragraphOf)),
        }),
      );
    }
    made.push(new TableRow({ ...(isHeading ? { tableHeader: true } : {}), cantSplit: true, children }));
  }
  return new Table({
    rows: made,
    borders: bordersOf(bordered ? thinLine : noLine),
    columnWidths: widths,
    width: { size: page.textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  });
}
