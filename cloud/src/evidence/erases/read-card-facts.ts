import type { Database, Transaction } from '../../db/database.ts';
import { areErasesSafe } from '../are-erases-safe.ts';
import { selectReliedOn } from '../guarantee-repository.ts';
import { type DockedCard, selectCardFiles } from './card-facts-repository.ts';
import type { CardFacts } from './judge-card.ts';
import { findLastRefusal } from './permit-repository.ts';

/** A station that refused is not asked about the same card again for so long. */
const refusedForMs = 3_600_000;
/** It hadn't heard yet that a file was verified: it asks HQ for that every few seconds. */
const notVerifiedForMs = 60_000;

/** Everything that `judgeCard` goes by. */
export async function readCardFacts(db: Database | Transaction, card: DockedCard, now: Date): Promise<CardFacts> {
  const { revoked, frozen, forked, recorderSerial, collected, inventorySha256: sha256, whole, unread } = card;
  const { missing } = await areErasesSafe(db);
  const reliedOn = await selectReliedOn(db);
  const before = (ms: number) => new Date(now.getTime() - ms);
  const since = { notVerified: before(notVerifiedForMs), other: before(refusedForMs) };
  return {
    station: { revoked, frozen, forked },
    recorderSerial,
    collected,
    unread,
    inventory: whole && sha256 !== null && sha256 !== '' ? { sha256, files: await selectCardFiles(db, card) } : null,
    guaranteesMissing: missing,
    // A store that can't refuse a deletion was let through by name: there is no lock to wait for.
    locksNeeded: reliedOn.get('refuses_locked_delete') === 'held',
    refusedLately: await findLastRefusal(db, card, since),
    now,
  };
}
