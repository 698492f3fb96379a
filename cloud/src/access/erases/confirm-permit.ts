import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { EraseConfirmation } from '@rollcall/shared/http/station-erase-permits';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { findDockedCard, readCardFacts } from './card-facts-repository.ts';
import { judgeCard } from './judge-card.ts';
import { lockPermit, type PermitContent, saveConfirmed, saveWithdrawn } from './permit-repository.ts';

/**
 * The last question of a station before it erases: everything is judged anew. A permit that is no longer right is withdrawn
 * for good; another is given when all is right again.
 * @throws not_found when it is no permit of this station
 */
export async function confirmPermit(
  { db, now }: { db: Database; now: () => Date },
  stationId: string,
  permitId: string,
): Promise<EraseConfirmation> {
  return db.transaction().execute(async (tx) => {
    const permit = await lockPermit(tx, permitId, stationId);
    if (!permit) throw errors.notFound('The erase permit');
    if (permit.state !== 'issued') return { valid: false, reason: `it is ${permit.state}` };
    const at = now();
    const content = permit.content as PermitContent;
    const reason = permit.expiresAt <= at ? 'its time is over' : await objectionTo(tx, content, at);
    const fact = { subject: `erase_permit:${permitId}` as const, payload: { stationId, reason } };
    if (reason === null) {
      await saveConfirmed(tx, permitId, at);
      await appendFact(tx, { ...fact, type: 'erase_confirmed', payload: { stationId } });
    } else {
      await saveWithdrawn(tx, permitId, at, reason);
      await appendFact(tx, { ...fact, type: 'erase_permit_withdrawn' });
    }
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
    return { valid: reason === null, reason };
  });
}

async function objectionTo(tx: Transaction, content: PermitContent, now: Date): Promise<string | null> {
  const { eraseMode } = await readParameters(tx);
  if (eraseMode === 'off' || (eraseMode === 'dry_run') !== content.dryRun) return `erasing is set to ${eraseMode} now`;
  const card = await findDockedCard(tx, content.dockSessionId);
  if (!card) return 'the card is no longer docked';
  const verdict = judgeCard(await readCardFacts(tx, card, now), sha256);
  if (verdict.outcome === 'blocked') return verdict.objections.map(({ kind }) => kind).join(', ');
  if (verdict.outcome === 'nothing') return 'there is nothing to erase';
  const { outcome: _, ...right } = verdict;
  const { inventorySha256, files, unreadable, keep } = content;
  const isSame = canonicalJson(right) === canonicalJson({ inventorySha256, files, unreadable, keep });
  return isSame ? null : 'the card is another than it was';
}
