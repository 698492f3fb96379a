import type { FindingCode } from '../evidence/finding.ts';

/** Why a draw isn't as HQ says. The texts are with whoever shows them; `docs/checks.md` explains each. */
export const drawRefusals = [
  'no_bundle',
  'not_opened',
  'fact_refused',
  'no_start',
  'two_announcements',
  'two_closes',
  'no_announcement',
  'no_close',
  'out_of_order',
  'order_differs',
  'asked_out_of_order',
  'asked_too_many',
  'not_custodian',
  'batch_missing',
  'batch_differs',
  'batch_signature',
  'closed_early',
  'commitment_omitted',
  'hq_secret_differs',
  'item_twice',
  'again_differs',
  'exclusion_unjustified',
  'population_differs',
  'close_differs',
  'secret_differs',
  'seed_differs',
  'sample_differs',
] as const;

export type DrawRefusal = (typeof drawRefusals)[number] | FindingCode;

/** Ends a replay: what follows can't be judged any more. `entry`: `line 3`, `leaf 17`, `header`, `checkpoint`. */
export class Refused extends Error {
  readonly code: DrawRefusal;
  readonly entry: string;

  constructor(code: DrawRefusal, entry: string) {
    super(`${code} (${entry})`);
    this.code = code;
    this.entry = entry;
  }
}

export function refuseUnless(right: boolean, code: DrawRefusal, entry: string): asserts right {
  if (!right) throw new Refused(code, entry);
}
