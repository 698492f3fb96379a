import { localDateOf } from '../rules/local-date.ts';
import { dateInFull, documentNumber, letterheadOf, titleOf } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { localMinute } from './local-minute.ts';
import type { Paper } from './paper-part.ts';
import {
  type Block,
  body,
  fonts,
  heading,
  image,
  line,
  ownLine,
  type Paragraph,
  page,
  type Run,
  red,
  run,
  sideBySide,
  size,
} from './paper-style.ts';

// What stands around the parts: red head, title and address above, signature, evidence and imprint (版记) below.

const { head, end } = bulletinPaper;

/** An hour after the cut-off its input is late. */
const lateMs = 3_600_000;

export function writeHead({ content, about }: Paper): Block[] {
  const { brigade, kind, period, before, cutOff, takenAt } = content;
  const letterhead = letterheadOf(brigade);
  const late = Date.parse(takenAt) - Date.parse(cutOff) > lateMs;
  return [
    ownLine([run(letterhead, { font: fonts.title, size: sizeOfHead(letterhead), color: red })], {
      alignment: 'center',
      spacing: { before: 300, after: 360 },
    }),
    line([run(documentNumber(about.prefix, about.issue))], {
      alignment: 'center',
      border: { bottom: { style: 'single', size: 18, color: red, space: 10 } },
    }),
    line([]),
    ...titleOf(kind, period).map((text) =>
      ownLine([run(text, { font: fonts.title, size: size.second })], {
        alignment: 'center',
        spacing: { line: 640, lineRule: 'exact' },
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

export function writeEnd({ content: { brigade }, about, nextDrawing }: Paper): Block[] {
  const { checkpoint, bulletinDigest, sealedAt } = about;
  const day = dateInFull(localDateOf(new Date(sealedAt)));
  const signature = { alignment: 'right', keepNext: true } as const;
  const small = { size: size.fifth };
  const digests = [
    checkpoint === null ? end.noCheckpoint : end.checkpoint(checkpoint.size),
    ...(checkpoint === null ? [] : [end.root(checkpoint.root)]),
    end.digest(bulletinDigest),
    end.qr,
  ];
  const qr = { of: 'qr', text: qrText(about) } as const;
  return [
    line([], { keepNext: true }),
    line([run(brigade)], { ...signature, indent: { right: 2 * size.third * 10 } }),
    line([run(day)], { alignment: 'right', indent: { right: 4 * size.third * 10 } }),
    line([]),
    heading(end.evidence, 1),
    sideBySide(
      [1, 3],
      [
        [
          [ownLine([image(qr, 34, end.evidence, nextDrawing())], { alignment: 'center', keepNext: true })],
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

function imprint(children: Run[], place: 'top' | 'bottom'): Paragraph {
  const thick = { style: 'single', size: 8, color: '000000', space: 2 } as const;
  const thin = { style: 'single', size: 6, color: '000000', space: 2 } as const;
  return ownLine(children, {
    border: place === 'top' ? { top: thick, bottom: thin } : { bottom: thick },
    tabStops: [{ type: 'right', position: page.textWidth - 280 }],
    indent: { left: 280, right: 280 },
    ...(place === 'top' ? { keepNext: true } : {}),
  });
}
