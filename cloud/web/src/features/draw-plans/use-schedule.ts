import type { DrawSchedule } from '@rollcall/shared/resources/draw-plans';
import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { useWords } from '../../language/use-words.ts';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When draws close, in words: days in a row as the first and the last. */
export function useSchedule(): (schedule: DrawSchedule) => string {
  const texts = useWords(drawPlanWords);
  return ({ weekdays: chosen, time }) => {
    const names = weekdays.filter((day) => chosen.includes(day)).map((day) => texts.weekdays[day]);
    const inARow = names.length >= 3 && Math.max(...chosen) - Math.min(...chosen) === names.length - 1;
    return `${inARow ? `${names[0]}${texts.through}${names.at(-1)}` : names.join(texts.and)} ${time}`;
  };
}
