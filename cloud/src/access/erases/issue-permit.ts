import { randomUUID } from 'node:crypto';
import { stationWitnessName } from '@rollcall/shared/contract/cosignature';
import { erasePermitSchema, longestPermitMs, permitSha256 } from '@rollcall/shared/contract/erase-permit';
import type { PermitSigner } from '../../auth/load-signers.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { proveFact } from '../../ledger/prove-fact.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { wantCosignature } from '../../ledger/witness-repository.ts';
import { type DockedCard, findDockedCard, readCardFacts } from './card-facts-repository.ts';
import { judgeCard } from './judge-card.ts';
import { insertPermit, saveSignedPermit, type WaitingPermit, wasTried } from './permit-repository.ts';
import { type Standing, saveStanding } from './standing-repository.ts';

/** How soon a card is looked at again that can't be erased, and one on which there is nothing to do. */
const againMs = { blocked: 10_000, nothing: 60_000, tried: 60_000, permitted: 10_000 };

/**
 * Looks at a docked card: gives a permit, whose fact its station then has to cosign, or notes why not.
 * @returns undefined when the card is no longer docked
 */
export async function issuePermit(
  { db, now }: { db: Database; now: () => Date },
  dockSessionId: string,
  mode: 'dry_run' | 'on',
): Promise<Standing['outcome'] | undefined> {
  return db.transaction().execute(async (tx) => {
    const card = await findDockedCard(tx, dockSessionId);
    if (!card) return undefined;
    const at = now();
    const standing = await judge(tx, card, mode, at);
    const judgeAfter = new Date(at.getTime() + againMs[standing.outcome]);
    const isNews = await saveStanding(tx, dockSessionId, standing, { judgedAt: at, judgeAfter });
    if (isNews) await notifyLiveOfStations(tx, ['stations'], [card.stationId]);
    return standing.outcome;
  });
}

async function judge(tx: Transaction, card: DockedCard, mode: 'dry_run' | 'on', now: Date): Promise<Standing> {
  const { stationId, recorderSerial, cardVolumeId, dockSessionId } = card;
  const verdict = judgeCard(await readCardFacts(tx, card, now), sha256);
  if (verdict.outcome === 'blocked') return verdict;
  if (verdict.outcome === 'nothing') return { outcome: 'nothing', objections: [] };
  const dryRun = mode === 'dry_run';
  if (dryRun && (await wasTried(tx, card))) return { outcome: 'tried', objections: [] };
  const { inventorySha256, files, unreadable, keep } = verdict;
  const content = {
    v: 1 as const,
    permitId: randomUUID(),
    stationId,
    recorderSerial,
    cardVolumeId,
    dockSessionId,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + longestPermitMs).toISOString(),
    dryRun,
    inventorySha256,
    files,
    unreadable,
    keep,
  };
  const { permitId } = content;
  const factId = await appendFact(tx, {
    type: 'erase_permit_issued',
    subject: `station:${stationId}`,
    payload: { permitId, permitSha256: permitSha256(content, sha256) },
  });
  if (await insertPermit(tx, content, factId)) await wantCosignature(tx, stationId, factId);
  return { outcome: 'permitted', objections: [] };
}

/**
 * Signs a permit with its proof, as soon as its station has cosigned a checkpoint over it.
 * @returns false while it hasn't
 */
export async function signPermit(
  { db, signer, origin }: { db: Database; signer: Pick<PermitSigner, 'sign'>; origin: string },
  { permitId, stationId, factId, content }: WaitingPermit,
): Promise<boolean> {
  const proved = await proveFact(db, factId, { minCosignedBy: stationWitnessName(origin, stationId) });
  if (!proved) return false;
  const { note: checkpoint, ...ledger } = proved;
  // What HQ signs is read as the station will read it: a permit that it couldn't read would be worth nothing.
  const permit = erasePermitSchema.parse({ ...content, ledger: { ...ledger, checkpoint } });
  await saveSignedPermit(db, permitId, await signer.sign(permit));
  return true;
}
