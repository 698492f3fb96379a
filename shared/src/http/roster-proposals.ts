import { z } from 'zod';
import type { rosterActs } from '../fields/roster-proposals.ts';

// What shifts and leave say of a change of the past; all else of proposals is in `resources/roster-proposals.ts`.

/** 202: what was asked for touches the past, so it counts only when a second person agrees. */
export const rosterProposedSchema = z.object({ rosterProposalId: z.uuid() });

export type RosterAct = keyof typeof rosterActs;
