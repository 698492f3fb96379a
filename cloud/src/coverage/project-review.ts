import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { type RecorderTime, reviewShiftsOfRecorders } from '../duty/shift-review-repository.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { type Dispute, disputeRecordings } from './dispute-repository.ts';
import { selectCollectedDocks } from './dock-repository.ts';
import { type FootageNews, footageNews } from './footage-news.ts';
import { mergeTimes } from './merge-times.ts';

type Time = RecorderTime & { until: Date };

const hourMs = 3_600_000;
/** No recording is longer; no shift is longer than twice that. */
const dayMs = 24 * hourMs;

/**
 * Finds recordings that were seen on several recorders, and has the shifts looked at again that new footage, such a
 * dispute or a collected card concerns. Comes after the projections that write those, and after `holdDuty`.
 */
export async function projectReview(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const { announced, sighted, collectedCards } = footageNews(events);
  const seen = new Set([...announced.map(({ recordingId }) => recordingId), ...sighted]);
  const disputes = seen.size === 0 ? [] : await disputeRecordings(tx, [...seen]);
  await appendFacts(tx, disputes.map(disputeFact));
  const docked = collectedCards.length === 0 ? [] : await dockTimes(tx, collectedCards);
  const times = [...announced.flatMap(footageTime), ...disputes.flatMap(disputeTimes), ...docked];
  await reviewShiftsOfRecorders(tx, mergeTimes(times));
}

function footageTime({ inspection, sighting }: FootageNews['announced'][number]): Time[] {
  const { capturedAt } = sighting.claim;
  const { kind, outcome, durationMs } = inspection;
  if (kind !== 'video' || outcome === 'damaged' || capturedAt === null || !durationMs) return [];
  const from = new Date(capturedAt);
  return [
    { recorderSerial: sighting.recorderSerial, from, until: new Date(from.getTime() + Math.min(durationMs, dayMs)) },
  ];
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
 * A dock makes due what the recorder's holders did before it, in every shift whose import deadline wasn't over by then.
 * He may have handed the recorder on early in the longest of these shifts.
 */
async function dockTimes(tx: Transaction, dockSessionIds: readonly string[]): Promise<Time[]> {
  const { importDeadlineHours } = await readParameters(tx);
  const docks = await selectCollectedDocks(tx, dockSessionIds);
  return docks.map(({ recorderSerial, dockedAt }) => {
    const from = new Date(dockedAt.getTime() - importDeadlineHours * hourMs - 2 * dayMs);
    return { recorderSerial, from, until: dockedAt };
  });
}
