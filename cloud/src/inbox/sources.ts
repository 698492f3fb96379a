import type { InboxSource } from './source.ts';
import { accountability } from './sources/accountability.ts';
import { bulletins } from './sources/bulletins.ts';
import { decisionsAboutMe } from './sources/decisions-about-me.ts';
import { delegations } from './sources/delegations.ts';
import { deletionLists } from './sources/deletion-lists.ts';
import { findingsToAnswer } from './sources/findings-to-answer.ts';
import { findingsToDecide } from './sources/findings-to-decide.ts';
import { outsideDecisionsToConfirm } from './sources/outside-decisions.ts';
import { rectifications } from './sources/rectifications.ts';
import { repairTickets } from './sources/repair-tickets.ts';
import { requests } from './sources/requests.ts';
import { reviews } from './sources/reviews.ts';
import { slips } from './sources/slips.ts';
import { spotOrders } from './sources/spot-orders.ts';
import { training } from './sources/training.ts';

/** Everything of which the inbox tells. What is to be in it is added here; its order is that of `inboxKindSchema`. */
export const inboxSources: readonly InboxSource[] = [
  ...findingsToAnswer,
  ...decisionsAboutMe,
  ...slips,
  ...findingsToDecide,
  ...spotOrders,
  ...rectifications,
  ...reviews,
  ...bulletins,
  ...training,
  ...delegations,
  ...accountability,
  ...requests,
  deletionLists,
  ...outsideDecisionsToConfirm,
  ...repairTickets,
];
