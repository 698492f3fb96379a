import type { Stratum } from '@rollcall/shared/draw/plan';
import type { DrawPlanRow, NewDrawPlan } from '@rollcall/shared/resources/draw-plans';
import { type Selector, selectors } from './use-selectors.ts';

/** A stratum in the form: what selects nothing is empty. */
export type StratumValues = Pick<Stratum, 'key' | 'perMille' | 'minimum'> & { cap?: number | null } & Partial<
    Record<Selector, string[]>
  >;

export interface PlanValues {
  strata: StratumValues[];
  turn: number;
  weekdays: number[];
  time: string;
  leastMinutes: number;
  reason: string;
  understood?: boolean;
}

/** For a brigade that has no plan yet: activities more often than the rest, in the middle of the week. */
const suggested: Partial<PlanValues> = {
  strata: [
    { key: 'activities', kinds: ['activity'], perMille: 100, minimum: 5, cap: null },
    { key: 'rest', perMille: 50, minimum: 5, cap: null },
  ],
  turn: 4,
  weekdays: [3],
  time: '09:00',
  leastMinutes: 60,
};

/** What the form begins with. */
export function valuesOfPlan(inForce: DrawPlanRow | undefined): Partial<PlanValues> {
  if (inForce === undefined) return suggested;
  const { plan, schedule } = inForce;
  return { strata: plan.strata, turn: plan.turn, ...schedule };
}

export function planOf({ strata, turn, weekdays, time, leastMinutes, reason }: PlanValues): NewDrawPlan {
  const whole = strata.map((stratum, nr) => {
    const { key, perMille, minimum, cap } = stratum;
    const chosen = selectors.flatMap((selector) => {
      const values = stratum[selector] ?? [];
      return nr === strata.length - 1 || values.length === 0 ? [] : [[selector, values]];
    });
    return { key, ...Object.fromEntries(chosen), perMille, minimum, cap: cap ?? null };
  });
  return {
    plan: { turn, strata: whole },
    schedule: { weekdays: [...weekdays].sort((a, b) => a - b), time, leastMinutes },
    reason: reason.trim(),
  };
}

/** A name for one more stratum. */
export function newKey(strata: readonly Pick<StratumValues, 'key'>[]): string {
  const taken = new Set(strata.map(({ key }) => key));
  let nr = strata.length;
  while (taken.has(`stratum_${nr}`)) nr += 1;
  return `stratum_${nr}`;
}

/** The field of the form of which HQ says something, by its path in the request; undefined: of none. */
export function fieldOf(path: string): (string | number)[] | undefined {
  const parts = path.split('.').filter((part) => part !== 'body');
  const [first, second, ...rest] = parts;
  if (first === 'reason') return ['reason'];
  if (first === 'schedule' && second !== undefined) return [second];
  if (first === 'plan' && second === 'turn') return ['turn'];
  const [nr, field] = rest;
  if (first !== 'plan' || second !== 'strata' || nr === undefined || field === undefined) return undefined;
  return ['strata', Number(nr), field];
}
