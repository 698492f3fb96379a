import { dateInFull, issueInFull } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import type { WritePart } from './paper-part.ts';
import { body } from './paper-style.ts';

export const writeReceipts: WritePart = ({ content: { receipts }, names }) => {
  const words = bulletinPaper.receipts;
  if (receipts.length === 0) return [body(words.none)];
  return receipts.map(({ issue, dueOn, units, confirmed, answered }) => {
    const without = (done: readonly string[]) =>
      units.filter((unit) => !done.includes(unit)).map((unit) => names.unit(unit));
    const [notConfirmed, notAnswered] = [without(confirmed), without(answered)];
    return body(
      words.text(issueInFull(issue), dateInFull(dueOn), units.length, confirmed.length, answered.length) +
        (notConfirmed.length > 0 ? words.notConfirmed(notConfirmed) : '') +
        (notAnswered.length > 0 ? words.notAnswered(notAnswered) : ''),
    );
  });
};
