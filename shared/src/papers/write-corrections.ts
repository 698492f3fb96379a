import { bulletinDocumentWords } from '../words/bulletin-document.ts';
import { inChinese, issueInFull } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { metricWords } from '../words/metrics.ts';
import { fractionText, percentText } from './figure-texts.ts';
import type { WritePart } from './paper-part.ts';
import { body, caption, heading, note, table } from './paper-style.ts';

const words = bulletinPaper.corrections;

/** Whoever was cleared comes first, under a heading of the size of that under which he was named. */
export const writeCorrections: WritePart = ({ content: { corrections, cleared }, names, nextTable }) => {
  const sections = [
    {
      title: bulletinPaper.cleared.title,
      children: cleared.map(({ issue, rule, person, unitCode, why }, index) => {
        const who =
          person === null
            ? bulletinPaper.cleared.unnamed(unitCode === null ? null : names.unit(unitCode))
            : names.person(person, unitCode);
        const text = bulletinPaper.cleared.text(
          index + 1,
          who,
          issueInFull(issue),
          bulletinDocumentWords.criticismRules[rule].zh,
          bulletinDocumentWords.clearedWhy[why].zh,
        );
        return body(text + (person === null ? bulletinPaper.cleared.quiet : ''));
      }),
    },
    {
      title: words.title,
      children:
        corrections.length === 0
          ? []
          : [
              caption(words.caption(nextTable())),
              ...table(
                [
                  { heading: words.columns.issue, share: 28 },
                  { heading: words.columns.unit, share: 24 },
                  { heading: words.columns.metric, share: 22 },
                  { heading: words.columns.was, share: 34, align: 'right' },
                  { heading: words.columns.is, share: 34, align: 'right' },
                  { heading: words.columns.why, share: 22 },
                ],
                corrections.map(({ issue, metric, unitCode, was, is, why }) => [
                  issueInFull(issue),
                  unitCode === null ? bulletinPaper.brigade : names.unit(unitCode),
                  metricWords.metrics[metric].zh,
                  [percentText(was), fractionText(metric, was)],
                  [percentText(is), fractionText(metric, is)],
                  words.why(why.added, why.removed, why.changed),
                ]),
              ),
              note(words.note),
            ],
    },
  ].filter(({ children }) => children.length > 0);
  if (sections.length === 0) return [body(words.none)];
  return sections.flatMap(({ title, children }, index) => [
    heading(bulletinPaper.subheading(inChinese(index + 1), title), 2),
    ...children,
  ]);
};
