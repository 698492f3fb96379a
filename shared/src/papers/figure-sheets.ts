import type { SealedBulletin } from '../bulletins/content.ts';
import { entryNumberOf } from '../rules/entry-number.ts';
import { bulletinDocumentWords } from '../words/bulletin-document.ts';
import { issueInFull } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { drawStateNames, itemKindNames } from '../words/draws.ts';
import { findingKindNames } from '../words/findings.ts';
import { stationsOut } from '../words/subjects.ts';
import { classOf, figureCells, figureColumns, measure, metricName, number, wide, widest } from './figure-cells.ts';
import { dateCell, type FigureSheet, momentCell, sheetOf, valueCells, yesCell } from './figure-sheet.ts';
import type { Names } from './names.ts';
import { changeSubject, stationName, wordOfFact, wordOfGuarantee } from './write-changes.ts';

// The sheets of the workbook, part by part. Persons are numbers, and people's own words stand in none of them but the requirements.
// What is told by an id alone stays out: `bulletin.json`, sealed beside it, has that.

export function overviewSheets({ content: { overview, campaigns } }: SealedBulletin, names: Names): FigureSheet[] {
  return [
    sheetOf(
      'overview',
      ['unit', ...figureColumns],
      [
        ...overview.total.map((figure) => [bulletinPaper.total, ...figureCells(figure)]),
        ...overview.units.flatMap(({ unitCode, figures }) =>
          figures.map((figure) => [names.unit(unitCode), ...figureCells(figure)]),
        ),
      ],
    ),
    sheetOf(
      'campaigns',
      [['campaign', 'text', wide], ...figureColumns],
      campaigns.flatMap(({ name, figures }) => figures.map((figure) => [name, ...figureCells(figure)])),
    ),
  ];
}

export function problemSheets({ content: { problems } }: SealedBulletin, names: Names): FigureSheet[] {
  const { told, open, confirmed, excused, unfounded } = bulletinPaper.problems.columns;
  const sheet = sheetOf(
    'problems',
    ['violationClass', ['kind', 'text', 30], 'unit'],
    problems.map((problem) => [
      ...[classOf(problem.violationClass), findingKindNames[problem.kind].zh, names.unit(problem.unitCode)],
      ...[problem.told, problem.confirmed, problem.open, problem.excused, problem.unfounded],
    ]),
  );
  const counts = [told, confirmed, open, excused, unfounded].map((heading) => ({ heading, format: number, width: 10 }));
  return [{ ...sheet, columns: [...sheet.columns, ...counts] }];
}

export function checkSheets({ content: { checks } }: SealedBulletin): FigureSheet[] {
  const strata = sheetOf(
    'strata',
    [
      ['draw', number],
      ['stratum', 'text', 20],
      ['perMille', number],
      ['minimum', number],
      ['cap', number],
    ],
    checks.draws.flatMap(({ draw, strata }) =>
      strata.map(({ key, perMille, minimum, cap, size, drawn, done, passed, skipped, capped }) => [
        ...[draw, key, perMille, minimum, cap, size, drawn, done, passed, skipped],
        yesCell(capped),
      ]),
    ),
  );
  const { size, drawn, done, passed, skipped } = bulletinPaper.checks.columns;
  return [
    sheetOf(
      'draws',
      [
        ...([['draw', number], 'state', ['planVersion', number], ['finishedAt', 'moment', 20]] as const),
        ...([
          ['population', number],
          ['asked', number],
          ['heard', number],
          ['turns', number],
        ] as const),
        ...([
          ['seed', 'text', widest],
          ['root', 'text', widest],
        ] as const),
      ],
      checks.draws.map(({ draw, state, planVersion, finishedAt, population, asked, heard, turns, seed, root }) => [
        ...[draw, drawStateNames[state].zh, planVersion, momentCell(finishedAt)],
        ...[population, asked, heard, turns, seed, root],
      ]),
    ),
    {
      ...strata,
      columns: [
        ...strata.columns,
        ...[size, drawn, done, passed, skipped].map((heading) => ({ heading, format: number, width: 10 })),
        { heading: bulletinPaper.columns.capped, format: 'text', width: 10 },
      ],
    },
    sheetOf(
      'skips',
      [['draw', number], 'item2'],
      checks.draws.flatMap(({ draw, skips }) => skips.map(({ kind }) => [draw, itemKindNames[kind].zh])),
    ),
  ];
}

export function criticismSheets({ content, texts }: SealedBulletin, names: Names): FigureSheet[] {
  const { criticism, commendation } = content;
  const off = new Set(texts.takenOff.map(({ key }) => key));
  const { criticismRules, unitCriticismRules, commendationRules } = bulletinDocumentWords;
  return [
    sheetOf(
      'criticism',
      [['rule', 'text', 26], 'person', 'unit', 'violationClass', 'takenOff'],
      criticism.persons.map(({ key, rule, person, unitCode, violationClass }) => [
        ...[criticismRules[rule].zh, person, names.unit(unitCode)],
        ...[violationClass === null ? null : classOf(violationClass), yesCell(off.has(key))],
      ]),
    ),
    sheetOf(
      'decisions',
      [
        ...([['rule', 'text', 26], 'person', ['kind', 'text', 30], ['dutyDate', 'date']] as const),
        ...([
          ['decidedAt', 'moment', 20],
          ['seenAt', 'moment', 20],
        ] as const),
      ],
      criticism.persons.flatMap(({ rule, person, decisions }) =>
        decisions.map(({ kind, dutyDate, decidedAt, seenAt }) => [
          ...[criticismRules[rule].zh, person, findingKindNames[kind].zh, dateCell(dutyDate)],
          ...[momentCell(decidedAt), momentCell(seenAt)],
        ]),
      ),
    ),
    sheetOf(
      'unitCriticism',
      [['rule', 'text', 26], 'unit', ['counted', number], ['limit', number], 'metric', 'takenOff'],
      criticism.units.map(({ key, rule, unitCode, counted, limit, metric }) => [
        ...[unitCriticismRules[rule].zh, names.unit(unitCode), counted, limit],
        ...[metric === null ? null : metricName(metric), yesCell(off.has(key))],
      ]),
    ),
    sheetOf(
      'commendation',
      [
        ...([['rule', 'text', 26], 'person', 'unit', 'metric', 'measure'] as const),
        ...([
          ['numerator', number, 16],
          ['denominator', number, 16],
          ['share', number],
        ] as const),
        ...([
          ['numeratorBefore', number, 16],
          ['denominatorBefore', number, 16],
          ['shareBefore', number],
        ] as const),
        'takenOff',
      ],
      commendation.map(({ key, rule, person, unitCode, metric, now, before }) => [
        ...[commendationRules[rule].zh, person, names.unit(unitCode)],
        ...(metric === null ? [null, null] : [metricName(metric), measure(metric)]),
        ...[...valueCells(now), ...valueCells(before), yesCell(off.has(key))],
      ]),
    ),
  ];
}

export function rectificationSheets({ content: { rectifications } }: SealedBulletin, names: Names): FigureSheet[] {
  const { ordered, done, overdue } = bulletinPaper.rectifications.columns;
  const sheet = sheetOf(
    'rectifications',
    ['unit'],
    rectifications.map((row) => [names.unit(row.unitCode), row.ordered, row.done, row.overdue]),
  );
  const counts = [ordered, done, overdue].map((heading) => ({ heading, format: number, width: 10 }));
  return [{ ...sheet, columns: [...sheet.columns, ...counts] }];
}

export function changeSheets({ content }: SealedBulletin, names: Names): FigureSheet[] {
  const { changes, missingGuarantees, outages } = content;
  const { at, leaf, what, subject, unit } = bulletinPaper.changes.columns;
  const numberOf = stationsOut(outages);
  return [
    {
      name: bulletinPaper.sheets.changes,
      columns: [
        { heading: at, format: 'moment', width: 20 },
        { heading: leaf, format: number, width: 12 },
        { heading: what, format: 'text', width: 26 },
        { heading: subject, format: 'text', width: 30 },
        { heading: unit, format: 'text', width: 20 },
      ],
      rows: changes.map((change) => [
        ...[momentCell(change.at), change.leaf === null ? null : entryNumberOf(change.leaf), wordOfFact(change.type)],
        change.subject === null ? null : changeSubject(change.subject, names),
        change.unitCode === null ? bulletinPaper.brigade : names.unit(change.unitCode),
      ]),
    },
    sheetOf(
      'guarantees',
      [
        ['guarantee', 'text', wide],
        ['since', 'moment', 20],
      ],
      missingGuarantees.map(({ guarantee, since }) => [wordOfGuarantee(guarantee), momentCell(since)]),
    ),
    sheetOf(
      'outages',
      [['station', 'text', 30], 'unit', ['from', 'moment', 20], ['to', 'moment', 20]],
      outages.map(({ stationId, unitCode, from, to }) => [
        ...[stationName(names.unit(unitCode), numberOf(stationId)), names.unit(unitCode)],
        ...[momentCell(from), momentCell(to)],
      ]),
    ),
  ];
}

export function correctionSheets({ content }: SealedBulletin, names: Names): FigureSheet[] {
  const { corrections, cleared, receipts } = content;
  return [
    sheetOf(
      'corrections',
      [
        ...(['issue', ['from', 'date'], ['to', 'date'], 'unit', 'metric', 'measure'] as const),
        ...([
          ['was', number, 16],
          ['wasOf', number, 16],
          ['is', number, 16],
          ['isOf', number, 16],
        ] as const),
        ...([
          ['added', number],
          ['removed', number],
          ['changed', number],
        ] as const),
      ],
      corrections.map(({ issue, period, unitCode, metric, was, is, why }) => [
        ...[issueInFull(issue), dateCell(period.from), dateCell(period.to)],
        unitCode === null ? bulletinPaper.brigade : names.unit(unitCode),
        ...[metricName(metric), measure(metric), was.numerator, was.denominator, is.numerator, is.denominator],
        ...[why.added, why.removed, why.changed],
      ]),
    ),
    sheetOf(
      'cleared',
      ['issue', ['rule', 'text', 26], 'person', 'unit', 'reason'],
      cleared.map(({ issue, rule, person, unitCode, why }) => [
        ...[issueInFull(issue), bulletinDocumentWords.criticismRules[rule].zh, person],
        ...[names.unit(unitCode), bulletinDocumentWords.clearedWhy[why].zh],
      ]),
    ),
    sheetOf(
      'receipts',
      ['issue', ['dueOn', 'date'], 'unit', 'confirmed', 'answered'],
      receipts.flatMap(({ issue, dueOn, units, confirmed, answered }) =>
        units.map((unit) => [
          ...[issueInFull(issue), dateCell(dueOn), names.unit(unit)],
          ...[yesCell(confirmed.includes(unit)), yesCell(answered.includes(unit))],
        ]),
      ),
    ),
  ];
}

export function requirementSheets({ texts: { requirements } }: SealedBulletin, names: Names): FigureSheet[] {
  return [
    sheetOf(
      'requirements',
      [
        ['unit', 'text', 30],
        ['requirement', 'text', 80],
        ['dueOn', 'date'],
      ],
      requirements.map(({ units, text, dueOn }) => [
        units.length === 0
          ? bulletinPaper.requirements.all
          : units.map((unit) => names.unit(unit)).join(bulletinPaper.and),
        ...[text, dateCell(dueOn)],
      ]),
    ),
  ];
}
