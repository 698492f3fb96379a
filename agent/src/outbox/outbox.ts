import type { Receipt, Refusal } from '@rollcall/shared/contract/down-message';
import type { EventEnvelope } from '@rollcall/shared/contract/event';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';
import { acceptReceipt, isNewer, type ReceiptDecision } from './accept-receipt.ts';
import { buildBatch } from './batch-payload.ts';
import type { Bounds } from './bounds.ts';
import type { Journal } from './journal.ts';
import { type OutboxState, readOutboxState, updateOutboxState } from './outbox-state.ts';
import { pruneOutbox, seqBeyondBounds } from './prune-outbox.ts';

/** A batch as it is sent, again and again byte for byte, until a receipt releases it. */
export type SealedBatch = { firstSeq: number; lastSeq: number; jws: string };

export type Outbox = {
  state(): OutboxState;
  /** Events that HQ has not confirmed. */
  queueLength(): number;
  /** Seals the next queued events into a batch; false when there are none. One call at a time. */
  sealNext(): Promise<boolean>;
  /** Sealed and journalled batches that begin after `seq`, oldest first. */
  batchesAfter(seq: number, limit: number): Promise<SealedBatch[]>;
  /** Does what a receipt with a verified signature may do, and nothing when it is refused. */
  applyReceipt(receipt: Receipt): Promise<ReceiptDecision>;
  /** Prunes what HQ confirmed and is beyond the bounds. Nothing that waits for a receipt is ever pruned. */
  keepWithin(bounds: Bounds): Promise<void>;
  /** Whether a refusal with a verified signature is news from HQ to this station. */
  acceptRefusal(refusal: Refusal): boolean;
  /** The number of the next connection, on disk before it is used. */
  nextConnection(): number;
};

/**
 * The station's events on their way to HQ: appended → sealed into a signed batch → journalled → sent → released by a
 * receipt → pruned once archived, or beyond the bounds. Everything but the signing and the journal is in the station store.
 */
export function createOutbox(parts: {
  store: StationStore;
  journal: Journal;
  stationId: string;
  sign: (payload: Uint8Array) => Promise<string>;
  /** Its wall time is HQ's where HQ told it: when something was released decides how long it is kept. */
  clock: Pick<Clock, 'wall'>;
}): Outbox {
  const { store, journal, stationId, sign, clock } = parts;
  const { db } = store;
  const selectQueued = db.prepare(
    `select event_id, uuid, type, wall, boot_id, monotonic_ms, body from outbox_event
     where seq is null and released_at is null order by event_id`,
  );
  const sealEvent = db.prepare(
    'update outbox_event set seq = ?, incarnation = ?, batch_first_seq = ? where event_id = ?',
  );
  const insertBatch = db.prepare(
    'insert into outbox_batch (incarnation, first_seq, last_seq, prev, hash, jws) values (?, ?, ?, ?, ?, ?)',
  );
  const selectBatches = db.prepare(
    `select first_seq, last_seq, jws from outbox_batch
     where incarnation = ? and first_seq > ? order by first_seq limit ?`,
  );
  const selectHash = db.prepare('select hash from outbox_batch where incarnation = ? and last_seq = ?');
  const selectUnreleased = db.prepare('select count(*) as length from outbox_event where released_at is null');
  const release = db.prepare(
    'update outbox_event set released_at = ? where incarnation = ? and seq <= ? and released_at is null',
  );
  const takeBack = db.prepare('update outbox_event set released_at = null where incarnation = ? and seq > ?');

  async function sealNext(): Promise<boolean> {
    const state = readOutboxState(db);
    const taken: number[] = [];
    const chain = { stationId, incarnation: state.incarnation, lastSeq: state.lastSeq, head: state.head };
    const built = buildBatch(chain, queuedEvents(taken));
    if (!built) return false;
    const { payload, firstSeq, lastSeq, hash } = built;
    const jws = await sign(payload);
    store.transaction(() => {
      insertBatch.run(state.incarnation, firstSeq, lastSeq, state.head, hash, jws);
      for (let seq = firstSeq; seq <= lastSeq; seq += 1) {
        sealEvent.run(seq, state.incarnation, firstSeq, taken[seq - firstSeq] ?? null);
      }
      updateOutboxState(db, { lastSeq, head: hash });
    });
    await journalSealed();
    return true;
  }

  function* queuedEvents(taken: number[]): Generator<Omit<EventEnvelope, 'seq'>> {
    for (const row of selectQueued.iterate()) {
      taken.push(Number(row.event_id));
      yield {
        id: String(row.uuid),
        type: String(row.type),
        wall: String(row.wall),
        bootId: String(row.boot_id),
        monotonicMs: Number(row.monotonic_ms),
        body: JSON.parse(String(row.body)),
      };
    }
  }

  /** Also mends what a crash or a full disk left between the database and the journal. */
  async function journalSealed(): Promise<void> {
    const { incarnation } = readOutboxState(db);
    for (;;) {
      const end = journal.end();
      const batches = readBatches(incarnation, end.incarnation === incarnation ? end.lastSeq : 0, 32);
      if (batches.length === 0) return;
      await journal.append(batches.map((batch) => ({ incarnation, ...batch })));
    }
  }

  function readBatches(incarnation: number, afterSeq: number, limit: number): SealedBatch[] {
    return selectBatches
      .all(incarnation, afterSeq, limit)
      .map((row) => ({ firstSeq: Number(row.first_seq), lastSeq: Number(row.last_seq), jws: String(row.jws) }));
  }

  async function applyReceipt(receipt: Receipt): Promise<ReceiptDecision> {
    const decision = store.transaction(() => {
      const state = readOutboxState(db);
      const decided = acceptReceipt({ stationId, ...state }, receipt, (seq) => {
        const hash = selectHash.get(state.incarnation, seq)?.hash;
        return hash === undefined ? undefined : String(hash);
      });
      if (decided.outcome === 'refused') return decided;
      const { through, archivedThrough } = decided;
      if (decided.outcome === 'rewind') takeBack.run(state.incarnation, through);
      else release.run(clock.wall().toISOString(), state.incarnation, through);
      const { cloudEpoch, counter } = receipt;
      updateOutboxState(db, { through, archivedThrough, cloudEpoch, counter });
      if (archivedThrough > state.prunedThrough) pruneOutbox(db, state.incarnation, archivedThrough);
      return decided;
    });
    if (decision.outcome !== 'refused') await journal.prune(receipt.incarnation, decision.archivedThrough);
    return decision;
  }

  async function keepWithin(bounds: Bounds): Promise<void> {
    const state = readOutboxState(db);
    const beyond = seqBeyondBounds(db, state, bounds, clock.wall());
    if (beyond > 0) store.transaction(() => pruneOutbox(db, state.incarnation, beyond));
    // Also what a crash between the database and the journal left.
    await journal.prune(state.incarnation, readOutboxState(db).prunedThrough);
  }

  return {
    state: () => readOutboxState(db),
    queueLength: () => Number(selectUnreleased.get()?.length),
    sealNext,
    async batchesAfter(seq, limit) {
      await journalSealed();
      return readBatches(readOutboxState(db).incarnation, seq, limit);
    },
    applyReceipt,
    keepWithin,
    acceptRefusal(refusal) {
      return store.transaction(() => {
        const state = readOutboxState(db);
        // HQ may name the fenced incarnation or the one that fenced it.
        const addressed = refusal.incarnation === state.incarnation || refusal.reason === 'fenced';
        if (refusal.stationId !== stationId || !addressed || !isNewer(state, refusal)) return false;
        updateOutboxState(db, { cloudEpoch: refusal.cloudEpoch, counter: refusal.counter });
        return true;
      });
    },
    nextConnection() {
      return store.transaction(() => {
        const connection = readOutboxState(db).connection + 1;
        updateOutboxState(db, { connection });
        return connection;
      });
    },
  };
}
