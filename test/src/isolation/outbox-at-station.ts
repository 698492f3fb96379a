import { DatabaseSync } from 'node:sqlite';

/** How far the station believes that HQ is. */
export interface OutboxAtStation {
  incarnation: number;
  lastSeq: number;
  through: number;
  cloudEpoch: number;
  counter: number;
  /** Events that a receipt, or a registration, released. */
  released: number;
  /** Events that no receipt released. */
  queued: number;
  /** Types of the events that are in a batch and that no receipt released. */
  underWay: string[];
  /** The chain's head after the newest batch. */
  head: string;
  /** Batches by their last seq. */
  hashes: Map<number, string>;
}

/** Reads a station's database beside its running agent. */
export function outboxAtStation(databasePath: string): OutboxAtStation {
  const db = new DatabaseSync(databasePath, { readOnly: true, timeout: 5000 });
  try {
    const state = db
      .prepare(
        `select incarnation, last_seq as lastSeq, through, cloud_epoch as cloudEpoch, counter, head,
           (select count(*) from outbox_event where released_at is not null) as released,
           (select count(*) from outbox_event where released_at is null) as queued
         from outbox_state`,
      )
      .get() as unknown as Omit<OutboxAtStation, 'hashes' | 'underWay'>;
    const batches = db.prepare('select last_seq, hash from outbox_batch where incarnation = ?').all(state.incarnation);
    const underWay = db.prepare('select type from outbox_event where seq is not null and released_at is null').all();
    return {
      ...state,
      underWay: underWay.map(({ type }) => String(type)),
      hashes: new Map(batches.map((row) => [Number(row.last_seq), String(row.hash)])),
    };
  } finally {
    db.close();
  }
}
