import { randomBytes } from 'node:crypto';
import { postsDigest, visitCommitment, visitOrder } from '@rollcall/shared/draw/visits';
import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { nodeDrawCrypto } from '../draws/draw-crypto.ts';
import {
  insertPosts,
  insertVisitDay,
  isCommitted,
  openVisitDay,
  selectMannedPosts,
  selectShutDays,
} from './repository.ts';

/** The order of a day is committed at six. */
const morningMs = 6 * 3_600_000;

/**
 * Opens the secrets of the days that are over, and commits to today's once it is morning. A secret that comes late, because HQ was
 * down, is opened all the same; a day on which HQ was down has no order. @returns what it did
 */
export async function takeVisits(db: Database, now: Date): Promise<string[]> {
  const today = localDateOf(now);
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('rollcall visits'))`.execute(tx);
    const opened = await openOver(tx, today, now);
    const isMorning = now.getTime() >= startOfLocalDate(today).getTime() + morningMs;
    return isMorning && (await commit(tx, today, now)) ? [...opened, `committed ${today}`] : opened;
  });
}

async function openOver(tx: Transaction, today: string, now: Date): Promise<string[]> {
  const days = await selectShutDays(tx, today);
  for (const { day, secret } of days) {
    await openVisitDay(tx, day, now);
    await appendFact(tx, { type: 'visits_opened', subject: `visits:${day}`, payload: { date: day, secret } });
  }
  return days.map(({ day }) => `opened ${day}`);
}

/** Not before there is a post: a roster may be entered late. @returns whether it did */
async function commit(tx: Transaction, day: string, now: Date): Promise<boolean> {
  if (await isCommitted(tx, day)) return false;
  const manned = await selectMannedPosts(tx, day);
  if (manned.length === 0) return false;
  const secret = randomBytes(32).toString('hex');
  const { visitsPerDay: wanted } = await readParameters(tx);
  const digest = postsDigest(day, manned, sha256);
  const commitment = visitCommitment({ date: day, secret, posts: digest }, sha256);
  await insertVisitDay(tx, { day, secret, commitment, postsDigest: digest, wanted, committedAt: now });
  await insertPosts(tx, day, visitOrder({ date: day, secret, posts: manned }, nodeDrawCrypto));
  await appendFact(tx, {
    type: 'visits_committed',
    subject: `visits:${day}`,
    payload: { date: day, commitment, posts: digest },
  });
  return true;
}
