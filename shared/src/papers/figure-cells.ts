import type { Figure } from '../bulletins/content.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { violationClassNames } from '../words/findings.ts';
import { metricWords } from '../words/metrics.ts';
import { type CellValue, valueCells } from './figure-sheet.ts';
import { directionOf } from './figure-texts.ts';

// What sheets of a bulletin's workbook have in common.

export const number = 'number' as const;
export const wide = 40;
/** Digests and ids. */
export const widest = 68;

export const metricName = (metric: Figure['metric']) => metricWords.metrics[metric].zh;
export const formula = (metric: Figure['metric']) => metricWords.formulas[metric].zh;
export const measure = (metric: Figure['metric']) =>
  metric === 'coverage' ? bulletinPaper.columns.milliseconds : bulletinPaper.columns.pieces;
export const classOf = (violationClass: keyof typeof violationClassNames | null) =>
  violationClass === null ? bulletinPaper.problems.noClass : violationClassNames[violationClass].zh;

/** What is told about figures, behind the columns that say whose they are. */
export const figureColumns = [
  'metric',
  ['formula', 'text', 60],
  ['measure', 'text', 14],
  ['numerator', number, 16],
  ['denominator', number, 16],
  ['share', number],
  ['numeratorBefore', number, 16],
  ['denominatorBefore', number, 16],
  ['shareBefore', number],
  ['direction', 'text', 10],
] as const;

export function figureCells(figure: Figure): CellValue[] {
  const { metric, now, before } = figure;
  return [
    ...[metricName(metric), formula(metric), measure(metric), ...valueCells(now), ...valueCells(before)],
    bulletinPaper.directions[directionOf(figure) ?? 'none'],
  ];
}
