import type { Plan } from '@rollcall/shared/draw/plan';
import { drawWords } from '@rollcall/shared/words/draws';
import { useWords } from '../../language/use-words.ts';

/** What follows the name of a stratum for items of a void draw. */
const again = '.again';

/** What a stratum of a draw is called. @param plan left out: the last stratum isn't known */
export function useStratumName(plan?: Pick<Plan, 'strata'>): (key: string) => string {
  const texts = useWords(drawWords);
  const last = plan?.strata.at(-1)?.key ?? 'rest';
  const nameOf = (key: string) => (key === last ? texts.rest : key);
  return (key) => (key.endsWith(again) ? texts.again(nameOf(key.slice(0, -again.length))) : nameOf(key));
}
