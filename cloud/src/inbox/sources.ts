import type { InboxSource } from './source.ts';
import { accessRequests } from './sources/access-requests.ts';
import { accountability } from './sources/accountability.ts';
import { appeals } from './sources/appeals.ts';
import { bulletins } from './sources/bulletins.ts';
import { custodyDisputes } from './sources/custody-disputes.ts';
import { decisionsAboutMe } from './sources/decisions-about-me.ts';
import { drawSkips } from './sources/draw-skips.ts';
import { exemptions } from './sources/exemptions.ts';
import { findingsToAnswer } from './sources/findings-to-answer.ts';
import { findingsToDecide } from './sources/findings-to-decide.ts';
import { liabilityAppeals } from './sources/liability-appeals.ts';
import { outsideDecisionsToConfirm } from './sources/outside-decisions.ts';
import { rectifications } from './sources/rectifications.ts';
import { repairTickets } from './sources/repair-tickets.ts';
import { retention } from './sources/retention.ts';
import { reviews } from './sources/reviews.ts';
import { rosterProposals } from './sources/roster-proposals.ts';
import { slips } from './sources/slips.ts';
import { training } from './sources/training.ts';

/** Everything of which the inbox tells. What is to be in it is added here; its order is that of `inboxKindSchema`. */
export const inboxSources: readonly InboxSource[] = [
  ...findingsToAnswer,
  ...decisionsAboutMe,
  ...slips,
  ...findingsToDecide,
  ...rectifications,
  ...reviews,
  ...bulletins,
  ...training,
  ...accountability,
  ...appeals,
  ...liabilityAppeals,
  ...exemptions,
  ...rosterProposals,
  ...custodyDisputes,
  ...accessRequests,
  ...drawSkips,
  ...retention,
  ...outsideDecisionsToConfirm,
  ...repairTickets,
];
