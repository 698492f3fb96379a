import type { ChangedBy } from '../registry/changed-by.ts';

/** Who changes the roster, when, why, and for which unit. */
export interface RosterChange extends ChangedBy {
  now: Date;
  /** Only officers of this unit may be rostered; everyone when undefined, nobody when null. */
  unitCode?: string | null | undefined;
  /** The account. Undefined: HQ's operator by a command, who needs no second person. */
  accountId?: string | undefined;
  /** The upheld appeal that it follows from: it waits for a second person whatever the parameter says. */
  fromAppeal?: { appealId: string; findingId: string } | undefined;
}

/** `kept`: the change counts. `proposed`: it waits for a second person. */
export type RosterOutcome = { outcome: 'kept' } | { outcome: 'proposed'; rosterProposalId: string };
