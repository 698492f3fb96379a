import { createHash } from 'node:crypto';
import type { ActivityKind } from '@rollcall/shared/http/activities';

/** What is said of an activity. */
export interface ActivityContent {
  kind: ActivityKind;
  startsAt: Date;
  /** Equal to the start: a moment. */
  endsAt: Date;
  place: string;
  plateNo: string | null;
  caseNo: string | null;
  /** Of the document that was issued, such as a ticket; the case has a number of its own. */
  ticketNo: string | null;
  campaignId: string | null;
  /** Each once, in order. */
  badgeNos: readonly string[];
}

/** As its source tells of it. */
export interface ToldActivity extends ActivityContent {
  source: string;
  sourceId: string;
}

export interface StandingActivity extends ToldActivity {
  activityId: string;
  /** Of what the source told last; a person may have corrected it since. */
  toldSha256: string | null;
  withdrawnAt: Date | null;
  /** A person typed the case number since its source told it last. */
  caseNoTyped: boolean;
  /** What footage had to cover: these much before the start and after the end. */
  leadMs: number;
  lagMs: number;
}

/** No activity is longer. */
export const longestActivityMs = 48 * 3_600_000;

/** Tells whether a source says the same as before. */
export function digestOf(content: ActivityContent): string {
  const { kind, startsAt, endsAt, place, plateNo, caseNo, ticketNo, campaignId, badgeNos } = content;
  const said = [kind, startsAt.toISOString(), endsAt.toISOString(), place, plateNo, caseNo, campaignId, ...badgeNos];
  // What was told before there were numbers of tickets is told again with the same content.
  const all = ticketNo === null ? said : [...said, { ticketNo }];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
