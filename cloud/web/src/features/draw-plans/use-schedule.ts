import type { DrawSchedule } from '@rollcall/shared/resources/draw-plans';
import { drawPlanWords } from '@rollcall/shared/words/draw-plans';
import { useWords } from '../../language/use-words.ts';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When draws close, in words. */
export function useSchedule(): (schedule: DrawSchedule) => string {
  const texts = useWords(drawPlanWords);
  return ({ weekdays: chosen, time }) =>
    `${weekdays
      .filter((day) => chosen.includes(day))
      .map((day) => texts.weekdays[day])
      .join(texts.and)} ${time}`;
}
