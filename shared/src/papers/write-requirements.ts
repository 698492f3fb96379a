import { dateInFull } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import type { WritePart } from './paper-part.ts';
import { body } from './paper-style.ts';

export const writeRequirements: WritePart = ({ texts: { requirements }, names }) => {
  const words = bulletinPaper.requirements;
  if (requirements.length === 0) return [body(words.none)];
  return requirements.map(({ units, text, dueOn }, index) => {
    const asked = units.length === 0 ? words.all : units.map((unit) => names.unit(unit)).join(bulletinPaper.and);
    return body(words.text(index + 1, asked, text, dateInFull(dueOn)));
  });
};
