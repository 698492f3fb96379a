import { entriesOf, groupChanges } from '../rules/grouped-changes.ts';
import { inChinese } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { factWords } from '../words/facts.ts';
import { guaranteeWords } from '../words/guarantees.ts';
import { stationsOut, subjectIn } from '../words/subjects.ts';
import { localMinute } from './local-minute.ts';
import type { Names } from './names.ts';
import type { WritePart } from './paper-part.ts';
import { body, caption, heading, table } from './paper-style.ts';

const words = bulletinPaper.changes;

export const writeChanges: WritePart = ({ content, names, nextTable }) => {
  const { changes, missingGuarantees, outages } = content;
  const numberOf = stationsOut(outages);
  const sections = [
    {
      title: words.facts,
      children:
        changes.length === 0
          ? []
          : [
              caption(words.caption(nextTable())),
              ...table(
                [
                  { heading: words.columns.at, share: 51 },
                  { heading: words.columns.leaf, share: 23, align: 'right' },
                  { heading: words.columns.what, share: 30 },
                  { heading: words.columns.subject, share: 34 },
                  { heading: words.columns.unit, share: 26 },
                ],
                groupChanges(changes).map((group) => [
                  localMinute(group.changes[0].at),
                  entriesOf(group) ?? words.notYet,
                  wordOfFact(group.type),
                  group.changes.length === 1
                    ? changeSubject(group.changes[0].subject, names)
                    : words.several(group.changes.length),
                  group.unitCode === null ? bulletinPaper.brigade : names.unit(group.unitCode),
                ]),
              ),
            ],
    },
    {
      title: words.guarantees,
      children: missingGuarantees.map(({ guarantee, since }) =>
        body(words.guarantee(wordOfGuarantee(guarantee), since === null ? null : localMinute(since))),
      ),
    },
    {
      title: words.outages,
      children: outages.map(({ stationId, unitCode, from, to }) =>
        body(
          words.outage(
            stationName(names.unit(unitCode), numberOf(stationId)),
            ...([localMinute(from), to === null ? null : localMinute(to)] as const),
          ),
        ),
      ),
    },
  ].filter(({ children }) => children.length > 0);
  if (sections.length === 0) return [body(words.none)];
  return sections.flatMap(({ title, children }, index) => [
    heading(bulletinPaper.subheading(inChinese(index + 1), title), 2),
    ...children,
  ]);
};

/** What a change was about: a parameter by its name on the page, a day in Chinese form; a dash: it was about a person. */
export function changeSubject(subject: string | null, names: Names): string {
  return subject === null ? bulletinPaper.noShare : subjectIn('zh', subject, names);
}

/** `城区一中队采集站`; counted where several of the unit were out. */
export function stationName(unit: string, number: number | null): string {
  return words.station(unit, number);
}

export function wordOfFact(type: string): string {
  return (factWords as Record<string, { zh: string }>)[type]?.zh ?? type;
}

export function wordOfGuarantee(guarantee: string): string {
  return (guaranteeWords.names as Record<string, { zh: string }>)[guarantee]?.zh ?? guarantee;
}
