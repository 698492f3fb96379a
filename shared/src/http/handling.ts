import { z } from 'zod';
import { reasonSchema } from './schema-of.ts';

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

/**
 * Why nobody is held to account. `first_slight`: the first violation of its kind, and slight; whether it is the first is computed.
 * `put_right`: at once. `outside_cause`: outside of the person. `other_ground`: what the reason says.
 */
export const groundSchema = z.enum(['first_slight', 'put_right', 'outside_cause', 'other_ground']);

/** Why an officer isn't held to account, and why a leader isn't: of what ends something without a case. */
export const groundsShape = {
  officerGround: groundSchema.optional(),
  leaderGround: groundSchema.optional(),
  /** Of a leader's other ground. */
  leaderReason: reasonSchema.optional(),
};

export type Ground = z.infer<typeof groundSchema>;
export interface GivenGrounds {
  officerGround?: Ground | null | undefined;
  leaderGround?: Ground | null | undefined;
  leaderReason?: string | null | undefined;
}
