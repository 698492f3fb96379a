import type { BulletinContent } from '../bulletins/content.ts';
import { localDateOf } from '../rules/local-date.ts';
import { bulletinDocumentWords } from '../words/bulletin-document.ts';
import { dateInFull, inChinese } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { findingKindNames, violationClassNames } from '../words/findings.ts';
import { metricWords } from '../words/metrics.ts';
import { valueText } from './figure-texts.ts';
import type { Paper, WritePart } from './paper-part.ts';
import { body, heading } from './paper-style.ts';

type Criticism = BulletinContent['criticism']['persons'][number];
const words = bulletinPaper.criticism;

/** Whoever was taken off isn't told here: only that so many were. */
export const writeCriticism: WritePart = ({ content: { criticism }, texts, names }) => {
  const off = new Set(texts.takenOff.map(({ key }) => key));
  const persons = criticism.persons.filter(({ key }) => !off.has(key));
  const units = criticism.units.filter(({ key }) => !off.has(key));
  const takenOff = [...criticism.persons, ...criticism.units].filter(({ key }) => off.has(key)).length;
  const sections = [
    ...(persons.length > 0 ? [{ title: words.persons, lines: personLines(persons, names) }] : []),
    ...(units.length > 0
      ? [
          {
            title: words.units,
            lines: units.map(({ unitCode, rule, counted, limit, metric }, index) => {
              const name = metric === null ? '' : metricWords.metrics[metric].zh;
              return body(words.unit(index + 1, names.unit(unitCode), words.unitRule[rule](counted, limit, name)));
            }),
          },
        ]
      : []),
  ];
  return [
    ...(sections.length === 0 ? [body(words.none)] : []),
    ...sections.flatMap(({ title, lines }, index) => [
      heading(bulletinPaper.subheading(inChinese(index + 1), title), 2),
      ...lines,
    ]),
    ...(takenOff > 0 ? [body(words.takenOff(takenOff))] : []),
  ];
};

function personLines(persons: readonly Criticism[], names: Paper['names']) {
  return [
    ...persons.map(({ rule, person, unitCode, violationClass, decisions }, index) => {
      const ruleName = bulletinDocumentWords.criticismRules[rule].zh;
      const said =
        violationClass === null || rule === 'confirmed_deletion'
          ? ruleName
          : words.violation(ruleName, violationClassNames[violationClass].zh);
      const rests = decisions.map(({ dutyDate, kind, decidedAt }) =>
        words.decision(dateInFull(dutyDate), findingKindNames[kind].zh, dateInFull(localDateOf(new Date(decidedAt)))),
      );
      return body(
        words.person(index + 1, names.person(person, unitCode), said) +
          (rests.length > 0 ? words.decisions(rests) : ''),
      );
    }),
    body(words.basis),
  ];
}

export const writeCommendation: WritePart = ({ content: { commendation }, texts, names }) => {
  const off = new Set(texts.takenOff.map(({ key }) => key));
  const shown = commendation.filter(({ key }) => !off.has(key));
  if (shown.length === 0) return [body(bulletinPaper.commendation.none)];
  return shown.map(({ rule, person, unitCode, metric, now, before }, index) => {
    const who = person === null ? names.unit(unitCode) : names.person(person, unitCode);
    const ruleName = bulletinDocumentWords.commendationRules[rule].zh;
    const of = metric ?? 'coverage';
    const said =
      before === null
        ? bulletinPaper.commendation.full(valueText(of, now))
        : bulletinPaper.commendation.improved(metricWords.metrics[of].zh, valueText(of, before), valueText(of, now));
    return body(words.person(index + 1, who, ruleName + bulletinPaper.comma + said));
  });
};
