import { genesisHead } from '@rollcall/shared/contract/batch';
import type { Refusal } from '@rollcall/shared/contract/down-message';
import type { Presence } from '@rollcall/shared/contract/presence';
import type { Fact } from '../ledger/append-fact.ts';
import type { StationAlarm } from '../registry/station-alarm-repository.ts';
import { type CursorState, judgeBatch, type StationStanding } from './judge-batch.ts';
import type { BatchFrame, ReadBatch } from './read-batch.ts';
import type { QuarantinedEvent, ReadableEvent, ReadEvents } from './read-events.ts';

export type ReadMessage =
  | { kind: 'batch'; stationId: string; raw: Buffer; read: ReadBatch; events: ReadEvents | undefined }
  | { kind: 'presence'; stationId: string; presence: Presence }
  | { kind: 'receipt_wanted'; stationId: string }
  | { kind: 'lease_check'; stationId: string; listensSince: Date };

/** A station as the transaction read it after locking its cursor. */
export interface StationState extends StationStanding {
  keyThumbprint: string;
}

type Of<T> = T & { stationId: string; incarnation: number };

/** Everything that a group changes. It is planned in memory, then written in a few statements whatever its size. */
export interface GroupPlan {
  batches: Of<{ firstSeq: number; lastSeq: number; hash: string; jws: string }>[];
  events: Of<ReadableEvent>[];
  quarantined: Of<QuarantinedEvent>[];
  refused: { stationId: string; reason: Refusal['reason']; raw: Buffer }[];
  refusals: { stationId: string; reason: Refusal['reason']; firstSeq: number | null }[];
  adopted: { stationId: string; incarnation: number }[];
  frozen: { stationId: string; reason: string }[];
  presences: { stationId: string; presence: Presence }[];
  leaseChecks: { stationId: string; listensSince: Date }[];
  alarms: StationAlarm[];
  facts: Fact[];
  receipts: Set<string>;
  /** Each station's cursor before and after the group. */
  cursors: Map<string, { before: CursorState; after: CursorState }>;
}

/** The key under which the hash of a taken batch is known. */
export function batchKey(stationId: string, batch: { incarnation: number; firstSeq: number }): string {
  return `${stationId} ${batch.incarnation} ${batch.firstSeq}`;
}

/**
 * Judges a group's messages in order: each verdict counts on those before it. Pure.
 * @param taken hashes of batches that HQ took earlier, for every batch of this group that lies below its cursor
 */
export function planGroup(
  messages: readonly ReadMessage[],
  stations: ReadonlyMap<string, StationState>,
  taken: ReadonlyMap<string, string>,
): GroupPlan {
  const plan: GroupPlan = {
    batches: [],
    events: [],
    quarantined: [],
    refused: [],
    refusals: [],
    adopted: [],
    frozen: [],
    presences: [],
    leaseChecks: [],
    alarms: [],
    facts: [],
    receipts: new Set(),
    cursors: new Map(),
  };
  const known = new Map(taken);
  const present = new Map([...stations].map(([stationId, station]) => [stationId, structuredClone(station)]));
  for (const message of messages) {
    const station = present.get(message.stationId);
    if (!station) continue;
    switch (message.kind) {
      case 'batch':
        planBatch(plan, message, station, known);
        break;
      case 'presence':
        plan.presences.push(message);
        // Renewals are answered too: one whose announcement got lost is told at the next.
        if (message.presence.state === 'online') plan.receipts.add(message.stationId);
        break;
      case 'receipt_wanted':
        plan.receipts.add(message.stationId);
        break;
      case 'lease_check':
        plan.leaseChecks.push(message);
        break;
    }
  }
  for (const [stationId, { cursor: before }] of stations) {
    plan.cursors.set(stationId, { before, after: present.get(stationId)?.cursor ?? before });
  }
  return plan;
}

type BatchMessage = Extract<ReadMessage, { kind: 'batch' }>;

function planBatch(plan: GroupPlan, message: BatchMessage, station: StationState, known: Map<string, string>): void {
  const { stationId, read, events } = message;
  if (read.outcome !== 'batch') {
    refuse(plan, message, read.outcome, null);
    return;
  }
  if (read.keyThumbprint !== station.keyThumbprint) {
    // The station was enrolled again with another key after the signature was checked.
    refuse(plan, message, 'bad_signature', null);
    return;
  }

  const { batch, hash } = read;
  const judge = () => judgeBatch(station, { ...batch, hash }, known.get(batchKey(stationId, batch)));
  let verdict = judge();
  if (verdict.outcome === 'unknown_incarnation') {
    station.cursor = { incarnation: batch.incarnation, through: 0, head: genesisHead };
    station.fenced = false;
    const { incarnation } = batch;
    plan.adopted.push({ stationId, incarnation });
    plan.facts.push({ type: 'incarnation_adopted', subject: `station:${stationId}`, payload: { incarnation } });
    verdict = judge();
  }
  switch (verdict.outcome) {
    case 'take':
      take(plan, message, { ...read, events: events ?? { readable: [], quarantined: [] } });
      station.cursor = { incarnation: batch.incarnation, through: lastSeqOf(batch), head: hash };
      known.set(batchKey(stationId, batch), hash);
      return;
    case 'duplicate':
    case 'gap':
    case 'unknown_incarnation':
      plan.receipts.add(stationId);
      return;
    case 'equivocation':
      station.frozen = true;
      plan.frozen.push({ stationId, reason: `equivocation at seq ${batch.firstSeq}` });
      plan.facts.push({
        type: 'station_frozen',
        subject: `station:${stationId}`,
        payload: { reason: 'equivocation', incarnation: batch.incarnation, firstSeq: batch.firstSeq, hash },
      });
  }
  refuse(plan, message, verdict.outcome, batch.firstSeq);
}

function take(
  plan: GroupPlan,
  { stationId }: BatchMessage,
  { batch, hash, jws, events }: { batch: BatchFrame; hash: string; jws: string; events: ReadEvents },
): void {
  const of = { stationId, incarnation: batch.incarnation };
  const range = { firstSeq: batch.firstSeq, lastSeq: lastSeqOf(batch), hash };
  plan.batches.push({ ...of, ...range, jws });
  for (const event of events.readable) plan.events.push({ ...event, ...of });
  for (const event of events.quarantined) plan.quarantined.push({ ...event, ...of });
  plan.facts.push({
    type: 'batch_taken',
    subject: `station:${stationId}`,
    payload: { incarnation: batch.incarnation, ...range },
  });
  plan.receipts.add(stationId);
}

/** An alarm is for people to act on. That a frozen, revoked or fenced station goes on sending needs no action. */
const alarmOfReason: Partial<Record<Refusal['reason'], StationAlarm['kind']>> = {
  bad_signature: 'bad_signature',
  unreadable_batch: 'broken_chain',
  broken_chain: 'broken_chain',
  equivocation: 'equivocation',
};

function refuse(plan: GroupPlan, message: BatchMessage, reason: Refusal['reason'], firstSeq: number | null): void {
  const { stationId, raw, read } = message;
  plan.refused.push({ stationId, reason, raw });
  plan.refusals.push({ stationId, reason, firstSeq });
  const kind = alarmOfReason[reason];
  if (!kind) return;
  const detail = read.outcome === 'unreadable_batch' ? { reason, detail: read.detail } : { reason, firstSeq };
  plan.alarms.push({ stationId, kind, detail });
}

function lastSeqOf(batch: BatchFrame): number {
  return batch.firstSeq + batch.events.length - 1;
}
