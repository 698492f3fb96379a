import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import type { WritePart } from './paper-part.ts';
import { body, caption, table } from './paper-style.ts';

const tenths = (score: number) => (score / 10).toFixed(1);

export const writeReceipts: WritePart = ({ content: { receipts }, names }) => {
  const words = bulletinPaper.receipts;
  if (receipts.length === 0) return [body(words.none)];
  return receipts.map(({ issue, dueOn, units, confirmed, answered }) => {
    const without = (done: readonly string[]) =>
      units.filter((unit) => !done.includes(unit)).map((unit) => names.unit(unit));
    const [notConfirmed, notAnswered] = [without(confirmed), without(answered)];
    return body(
      words.text(
        bulletinPaper.issue(issue),
        bulletinPaper.date(dueOn),
        units.length,
        confirmed.length,
        answered.length,
      ) +
        (notConfirmed.length > 0 ? words.notConfirmed(notConfirmed) : '') +
        (notAnswered.length > 0 ? words.notAnswered(notAnswered) : ''),
    );
  });
};

export const writeRequirements: WritePart = ({ texts: { requirements }, names }) => {
  const words = bulletinPaper.requirements;
  if (requirements.length === 0) return [body(words.none)];
  return requirements.map(({ units, text, dueOn }, index) => {
    const asked = units.length === 0 ? words.all : units.map((unit) => names.unit(unit)).join(bulletinPaper.and);
    return body(words.text(index + 1, asked, text, bulletinPaper.date(dueOn)));
  });
};

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
