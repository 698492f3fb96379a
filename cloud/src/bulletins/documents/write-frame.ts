import { localDateOf } from '@rollcall/shared/rules/local-date';
import { dateInFull, documentNumber, letterheadOf, titleOf } from '@rollcall/shared/words/bulletin-head';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { AlignmentType, BorderStyle, type FileChild, Footer, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx';
import { localMinute } from './local-minute.ts';
import type { Paper } from './paper-part.ts';
import { body, fonts, heading, image, line, ownLine, page, red, run, sideBySide, size } from './paper-style.ts';
import { qrPicture } from './pictures.ts';

// What stands around the parts: red head, title and address above, signature, evidence and imprint (版记) below.

const { head, end } = bulletinPaper;

/** An hour after the cut-off its input is late. */
const lateMs = 3_600_000;

export function writeHead({ content, about }: Paper): FileChild[] {
  const { brigade, kind, period, before, cutOff, takenAt } = content;
  const letterhead = letterheadOf(brigade);
  const late = Date.parse(takenAt) - Date.parse(cutOff) > lateMs;
  return [
    ownLine([run(letterhead, { font: fonts.title, size: sizeOfHead(letterhead), color: red })], {
      alignment: AlignmentType.CENTER,
      spacing: { before: 300, after: 360 },
    }),
    line([run(documentNumber(about.prefix, about.issue))], {
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 10 } },
    }),
    line([]),
    ...titleOf(kind, period).map((text) =>
      ownLine([run(text, { font: fonts.title, size: size.second })], {
        alignment: AlignmentType.CENTER,
        spacing: { line: 640, lineRule: LineRuleType.EXACT },
      }),
    ),
    line([]),
    line([run(head.to)]),
    body(
      head.lead(kind, period.from, period.to) +
        head.cutOff(localMinute(cutOff), before.from, before.to) +
        (late ? head.late(localMinute(takenAt)) : ''),
    ),
  ];
}

/** As large as fits in one line; at most 44 points, at least 22. */
function sizeOfHead(text: string): number {
  return Math.max(44, Math.min(88, Math.floor(page.textWidth / 10 / text.length)));
}

export async function writeEnd({ content: { brigade }, about, nextDrawing }: Paper): Promise<FileChild[]> {
  const { checkpoint, bulletinDigest, sealedAt } = about;
  const day = dateInFull(localDateOf(new Date(sealedAt)));
  const signature = { alignment: AlignmentType.RIGHT, keepNext: true } as const;
  const small = { size: size.fifth };
  const digests = [
    checkpoint === null ? end.noCheckpoint : end.checkpoint(checkpoint.size),
    ...(checkpoint === null ? [] : [end.root(checkpoint.root)]),
    end.digest(bulletinDigest),
    end.qr,
  ];
  const qr = await qrPicture(qrText(about));
  return [
    line([], { keepNext: true }),
    line([run(brigade)], { ...signature, indent: { right: 2 * size.third * 10 } }),
    line([run(day)], { alignment: AlignmentType.RIGHT, indent: { right: 4 * size.third * 10 } }),
    line([]),
    heading(end.evidence, 1),
    sideBySide(
      [1, 3],
      [
        [
          [ownLine([image(qr, 34, end.evidence, nextDrawing())], { alignment: AlignmentType.CENTER, keepNext: true })],
          digests.map((text) => ownLine([run(text, small)], { spacing: { after: 60 }, keepNext: true })),
        ],
      ],
    ),
    line([], { keepNext: true }),
    imprint([run(end.copyTo, { size: size.fourth })], 'top'),
    imprint([run(`${end.printedBy(brigade)}\t${end.printedOn(day)}`, { size: size.fourth })], 'bottom'),
  ];
}

/** What the QR code holds. */
function qrText({ bulletinDigest, checkpoint }: Paper['about']): string {
  return `rollcall:bulletin:${bulletinDigest}:${checkpoint?.size ?? 0}:${checkpoint?.root ?? ''}`;
}

function imprint(children: TextRun[], place: 'top' | 'bottom'): Paragraph {
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 2 };
  const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 2 };
  return ownLine(children, {
    border: place === 'top' ? { top: thick, bottom: thin } : { bottom: thick },
    tabStops: [{ type: 'right', position: page.textWidth - 280 }],
    indent: { left: 280, right: 280 },
    ...(place === 'top' ? { keepNext: true } : {}),
  });
}

/** `— 1 —`, at the outer edge: right on odd pages, left on even ones, a character in. */
export function pageNumbers(): { default: Footer; even: Footer } {
  const footer = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: alignment === 'right' ? { right: 280 } : { left: 280 },
          children: [
            new TextRun({
              children: ['— ', PageNumber.CURRENT, ' —'],
              font: fonts.pageNumber,
              size: size.fourth,
            }),
          ],
        }),
      ],
    });
  return { default: footer('right'), even: footer('left') };
}
