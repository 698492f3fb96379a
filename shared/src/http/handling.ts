import { z } from 'zod';

/**
 * What people do about a finding. `told`: to be answered. `answered`: to be decided. `excused`: so, but nobody is to blame.
 * `unfounded`: not so. `confirmed`: so, and what follows is to be said. `rectifying`, `proved`: an order was given, was carried
 * out. `decided`: nothing follows any more. `closed`: it can't be appealed against any more, or is no longer so.
 */
export const handlingSchema = z.enum([
  'told',
  'answered',
  'excused',
  'unfounded',
  'confirmed',
  'rectifying',
  'proved',
  'decided',
  'closed',
]);

/** What can be decided about a finding, what is usual first. `correct`: a slip in one's own confirmation. */
export const decidingStepSchema = z.enum(['confirm', 'excuse', 'unfounded', 'ask_more', 'close', 'correct', 'reopen']);

/** Why somebody has to look again at what was decided: the data says otherwise since. */
export const lookAgainSchema = z.enum(['no_longer_so', 'says_more', 'other_person']);

/** Nobody has ended these yet. */
export const unsettledHandlings = ['told', 'answered', 'confirmed', 'rectifying', 'proved'] as const;

export type Handling = z.infer<typeof handlingSchema>;
export type DecidingStep = z.infer<typeof decidingStepSchema>;
export type LookAgain = z.infer<typeof lookAgainSchema>;
