import type { SealedBulletin } from '@rollcall/shared/bulletins/content';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { inChinese, titleOf } from '@rollcall/shared/words/bulletin-head';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { Document, type FileChild, Packer } from 'docx';
import type { AboutBulletin } from './about-bulletin.ts';
import { fixZip } from './fixed-zip.ts';
import { namesOf } from './names.ts';
import { coreProperties, fontTable } from './package-parts.ts';
import { countFrom1, type Paper, type WritePart } from './paper-part.ts';
import { body, fonts, heading, page, size } from './paper-style.ts';
import { writeChanges } from './write-changes.ts';
import { writeChecks } from './write-checks.ts';
import { writeCorrections } from './write-corrections.ts';
import { writeCommendation, writeCriticism } from './write-criticism.ts';
import { pageNumbers, writeEnd, writeHead } from './write-frame.ts';
import { writeOverview } from './write-overview.ts';
import { writeProblems } from './write-problems.ts';
import { writeReceipts } from './write-receipts.ts';
import { writeRectifications } from './write-rectifications.ts';
import { writeRequirements } from './write-requirements.ts';
import { writeScores } from './write-scores.ts';
import { writeTraining } from './write-training.ts';
import { writeTrends } from './write-trends.ts';

type PartName = keyof typeof bulletinDocumentWords.parts | keyof typeof bulletinDocumentWords.monthlyParts;

const writers: Record<PartName, WritePart> = {
  overview: writeOverview,
  trends: writeTrends,
  problems: writeProblems,
  checks: writeChecks,
  criticism: writeCriticism,
  commendation: writeCommendation,
  scores: writeScores,
  training: writeTraining,
  rectifications: writeRectifications,
  changes: writeChanges,
  corrections: writeCorrections,
  receipts: writeReceipts,
  requirements: writeRequirements,
};
const titles = { ...bulletinDocumentWords.parts, ...bulletinDocumentWords.monthlyParts };

/**
 * The bulletin as an official paper, with names. The same content, texts and `about` give the same bytes, whenever and wherever:
 * times are those of the seal, nothing is numbered at random, and the ZIP has neither times nor compression.
 */
export async function renderDocx({ content, texts }: SealedBulletin, about: AboutBulletin): Promise<Uint8Array> {
  const paper: Paper = {
    ...{ content, texts, about },
    names: namesOf(content, about.persons),
    ...{ nextTable: countFrom1(), nextChart: countFrom1(), nextDrawing: countFrom1() },
  };
  const title = titleOf(content.kind, content.period).join('');
  const document = new Document({
    styles: { default: { document: { run: { font: fonts.body, size: size.third } } } },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: { size: { width: page.width, height: page.height }, margin: page.margin },
        },
        footers: pageNumbers(),
        children: [...writeHead(paper), ...(await writeParts(paper)), ...(await writeEnd(paper))],
      },
    ],
  });
  return fixZip(await Packer.toBuffer(document), {
    'docProps/core.xml': coreProperties({ title, creator: content.brigade, at: about.sealedAt }),
    'word/fontTable.xml': fontTable(),
  });
}

/** Numbered as far as they are there. What people wrote about a part stands before its numbers. */
async function writeParts(paper: Paper): Promise<FileChild[]> {
  const { content, texts } = paper;
  const there = (Object.keys(writers) as PartName[]).filter(
    (name) =>
      (content.monthly !== null || !(name in bulletinDocumentWords.monthlyParts)) &&
      (content.monthly?.training !== undefined || name !== 'training'),
  );
  const children: FileChild[] = [];
  for (const [index, name] of there.entries()) {
    const comments = texts.comments.filter(({ part }) => part === name).flatMap(({ text }) => text.split('\n'));
    children.push(
      heading(bulletinPaper.heading(inChinese(index + 1), titles[name].zh), 1),
      ...comments.filter((text) => text.trim() !== '').map((text) => body(text.trim())),
      ...(await writers[name](paper)),
    );
  }
  return children;
}
