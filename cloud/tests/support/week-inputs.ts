import { addActivities } from './week-activities.ts';
import { addCard, type CardDay } from './week-cards.ts';
import { addDay, noFate } from './week-days.ts';
import { addExcuses } from './week-excuses.ts';
import type { Input } from './week-input.ts';
import { weekOfficers } from './week-officers.ts';
import { addDispute, addTrouble } from './week-trouble.ts';

/** A week of twelve officers: most of it as it should be, and something of everything that goes wrong; or nothing of it. */
export function weekInputs({ healthy = false } = {}): Input[] {
  const inputs: Input[] = [];
  const add = (input: Input): Input => {
    inputs.push(input);
    return input;
  };
  for (const [index, officer] of weekOfficers.entries()) {
    const cards: CardDay[] = [];
    for (let day = 0; day < 7; day++) {
      const fates = healthy ? noFate : { duty: (index * 7 + day * 5) % 12, card: (index * 5 + day * 3) % 11 };
      const { card, held } = addDay(add, officer, day, fates);
      // One never comes.
      if (healthy || index !== 5 || day < 6) cards.push(card);
      if (held && fates.card === 8) addDispute(add, held);
    }
    addCard(add, cards);
  }
  if (!healthy) addTrouble(add, [...inputs]);
  addExcuses(add);
  addActivities(add, { healthy });
  return inputs;
}
