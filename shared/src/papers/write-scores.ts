import { bulletinPaper } from '../words/bulletin-paper.ts';
import type { WritePart } from './paper-part.ts';
import { body, caption, table } from './paper-style.ts';

const tenths = (score: number) => (score / 10).toFixed(1);

export const writeScores: WritePart = ({ content: { monthly }, names, nextTable }) => {
  const words = bulletinPaper.scores;
  if (monthly === null) return [];
  const { rulesVersion, units, bands, notRated } = monthly.scores;
  return [
    body(words.rules(rulesVersion, notRated)),
    caption(words.caption(nextTable())),
    ...table(
      [
        { heading: words.columns.unit, share: 2 },
        { heading: words.columns.score, share: 1, align: 'right' },
        { heading: words.columns.officers, share: 1, align: 'right' },
      ],
      units.map(({ unitCode, scoreTenths, ratedOfficers }) => [
        names.unit(unitCode),
        scoreTenths === null ? words.notRated : tenths(scoreTenths),
        String(ratedOfficers),
      ]),
    ),
    caption(words.bandsCaption(nextTable())),
    ...table(
      [
        { heading: words.columns.band, share: 3 },
        { heading: words.columns.officers, share: 1, align: 'right' },
      ],
      bands.map(({ from, below, officers }) => [words.band(from, below), String(officers)]),
    ),
  ];
};
