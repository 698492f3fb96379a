import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import {
  type RecorderTime,
  reviewShiftsOfRecorders,
  reviewUnrecordedActivities,
} from '../duty/reviews/shift-review-repository.ts';
import { toRecordingLength } from '../evidence/recording-length.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { type Dispute, disputeRecordings } from './dispute-repository.ts';
import { selectDocks } from './dock-repository.ts';
import { type FootageNews, footageNews } from './footage-news.ts';
import { mergeTimes } from './merge-times.ts';

type Time = RecorderTime & { until: Date };

const hourMs = 3_600_000;
/** No recording is longer. No shift is longer than two days. */
const dayMs = 24 * hourMs;
/** A card that was never read before: so far back. */
const longestUnreadMs = 400 * dayMs;

/**
 * Finds recordings that were seen on several recorders, and marks the shifts that new footage, such a dispute or a collected card
 * touches. Runs after the projections that write these, and after `lockDutyForIntake`, so that custody can't change before the commit.
 */
export async function projectReview(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const { announced, sighted, docked } = footageNews(events);
  const seen = new Set([...announced.map(({ recordingId }) => recordingId), ...sighted]);
  const disputes = seen.size === 0 ? [] : await disputeRecordings(tx, [...seen]);
  await appendFacts(tx, disputes.map(disputeFact));
  const docks = docked.length === 0 ? [] : await dockTimes(tx, docked);
  const times = [...announced.flatMap(footageTime), ...disputes.flatMap(disputeTimes), ...docks];
  await reviewShiftsOfRecorders(tx, mergeTimes(times));
  await reviewUnrecordedActivities(tx, announced.flatMap(footageTime));
}

function footageTime({ inspection, sighting }: FootageNews['announced'][number]): Time[] {
  const { capturedAt } = sighting.claim;
  const { kind, outcome, durationMs } = inspection;
  if (kind !== 'video' || outcome === 'damaged' || capturedAt === null || !durationMs) return [];
  const from = new Date(capturedAt);
  const spanMs = toRecordingLength(inspection).spanMs ?? durationMs;
  return [{ recorderSerial: sighting.recorderSerial, from, until: new Date(from.getTime() + Math.min(spanMs, dayMs)) }];
}

function disputeTimes({ recorderSerials, capturedAt, capturedUntil }: Dispute): Time[] {
  if (capturedAt === null || capturedUntil === null) return [];
  return recorderSerials.map((recorderSerial) => ({ recorderSerial, from: capturedAt, until: capturedUntil }));
}

function disputeFact({ recordingId, recorderSerials }: Dispute): Fact {
  const subject = `recording:${recordingId}` as const;
  return { type: 'seen_on_several_recorders', subject, payload: { recorderSerials } };
}

/**
 * A collected card makes footage due before the deadline: that of everyone who held the recorder before the dock, in every shift
 * whose import deadline was still ahead. The range goes two days further back, because a holder may have handed the recorder on at
 * the start of the longest possible shift. And it is the card of everyone who held the recorder since it was read before, however long
 * ago: that nothing was recorded then becomes certain by it. A dock that begins or ends tells whether a recorder was handed in.
 */
async function dockTimes(tx: Transaction, dockSessionIds: readonly string[]): Promise<Time[]> {
  const { importDeadlineHours } = await readParameters(tx);
  const docks = await selectDocks(tx, dockSessionIds);
  return docks.map(({ recorderSerial, dockedAt, beforeAt }) => {
    const dueFrom = dockedAt.getTime() - importDeadlineHours * hourMs - 2 * dayMs;
    const from = new Date(Math.min(dueFrom, beforeAt?.getTime() ?? dockedAt.getTime() - longestUnreadMs));
    return { recorderSerial, from, until: dockedAt };
  });
}
