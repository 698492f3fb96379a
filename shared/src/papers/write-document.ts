import type { SealedBulletin } from '../bulletins/content.ts';
import { bulletinDocumentWords } from '../words/bulletin-document.ts';
import { inChinese } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import type { AboutBulletin } from './about-bulletin.ts';
import { namesOf } from './names.ts';
import { countFrom1, type Paper, type WritePart } from './paper-part.ts';
import { type Block, body, heading } from './paper-style.ts';
import { writeChanges } from './write-changes.ts';
import { writeChecks } from './write-checks.ts';
import { writeCorrections } from './write-corrections.ts';
import { writeCommendation, writeCriticism } from './write-criticism.ts';
import { writeEnd, writeHead } from './write-frame.ts';
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

/** The bulletin as an official paper, with names: what stands in it from its head to its imprint. */
export function writeDocument({ content, texts }: SealedBulletin, about: AboutBulletin): Block[] {
  const paper: Paper = {
    ...{ content, texts, about },
    names: namesOf(content, about),
    ...{ nextTable: countFrom1(), nextChart: countFrom1(), nextDrawing: countFrom1() },
  };
  return [...writeHead(paper), ...writeParts(paper), ...writeEnd(paper)];
}

/** The lines of it, those of tables cell by cell: runs one behind the other, a picture as `[its name]`. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap(({ cells }) => cells.flatMap((paragraphs) => linesOf(paragraphs)))
      : [block.children.map((child) => (child.kind === 'run' ? child.text : `[${child.name}]`)).join('')],
  );
}

/** Numbered as far as they are there. What people wrote about a part stands before its numbers. */
function writeParts(paper: Paper): Block[] {
  const { content, texts } = paper;
  const there = (Object.keys(writers) as PartName[]).filter(
    (name) =>
      (content.monthly !== null || !(name in bulletinDocumentWords.monthlyParts)) &&
      (content.monthly?.training !== undefined || name !== 'training'),
  );
  const children: Block[] = [];
  for (const [index, name] of there.entries()) {
    const comments = texts.comments.filter(({ part }) => part === name).flatMap(({ text }) => text.split('\n'));
    children.push(
      heading(bulletinPaper.heading(inChinese(index + 1), titles[name].zh), 1),
      ...comments.filter((text) => text.trim() !== '').map((text) => body(text.trim())),
      ...writers[name](paper),
    );
  }
  return children;
}
