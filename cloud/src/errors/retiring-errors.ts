import { retiringProblems } from '@rollcall/shared/words/retiring';
import { problemsOf } from './problems-of.ts';

/** What is wrong when something is retired, or chosen although it is. */
export const retiringStatuses = {
  unit_retired: 409,
  unit_has_units: 409,
  unit_has_officers: 409,
  unit_has_recorders: 409,
  unit_has_stations: 409,
  officer_has_shifts: 409,
  officer_has_recorders: 409,
  officer_leads: 409,
  recorder_is_out: 409,
} as const;

const retiring = problemsOf(retiringStatuses, retiringProblems);

/** What hangs on what is to be retired. */
export type TieCode = Exclude<keyof typeof retiringStatuses, 'unit_retired'>;

/** Part of `errors`. */
export const retiringErrors = {
  unitRetired: (unitCode: string, path = 'body.unitCode') =>
    retiring('unit_retired', {
      detail: `The unit ${unitCode} is retired.`,
      fields: [{ path, message: unitCode }],
    }),
  /** @param names of what hangs on it, the first ones */
  stillTied: (code: TieCode, names: readonly string[]) =>
    retiring(code, {
      detail: `What hangs on it: ${names.join(', ')}.`,
      fields: names.map((message) => ({ path: 'body', message })),
    }),
};
