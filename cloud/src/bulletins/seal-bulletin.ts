import type { SealedBulletin } from '@rollcall/shared/bulletins/content';
import { commitmentOf } from '@rollcall/shared/bulletins/person-commitment';
import { type BulletinSeal, wording } from '@rollcall/shared/bulletins/seal';
import { toHex } from '@rollcall/shared/bytes/hex';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database, Transaction } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { readLatestCheckpoint } from '../ledger/checkpoint-repository.ts';
import { sha256 } from '../ledger/sha256.ts';
import { wantCosignatures } from '../ledger/witness-repository.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { readCalendar } from '../roster/calendar/repository.ts';
import { workingDayAfter } from '../roster/calendar/working-days.ts';
import { askForReceipts } from './ask-for-receipts.ts';
import { assertNamesNobody } from './assert-names-nobody.ts';
import { type BulletinStore, putFile } from './bulletin-store.ts';
import { canonicalBytes, sha256Hex } from './canonical.ts';
import type { BulletinMakers } from './makers.ts';
import { assertMaySeal, type Who } from './may-seal.ts';
import { personsNamed } from './named-in.ts';
import { assertTextsFit, holdOpen } from './prepare-bulletin.ts';
import { problem } from './problem.ts';
import { changeBulletin, nextNumber, type StoredBulletin, selectPersons } from './repository.ts';
import { lockBulletins } from './take-bulletins.ts';

interface Deps {
  db: Database;
  now: () => Date;
  store: BulletinStore;
  makers: Pick<BulletinMakers, 'renderDocx' | 'renderFigures'>;
}

/**
 * Publishes an issue: gives it its number, stores its files, and says in the ledger what they are. The files lie in the store before
 * anything is said, each by its digest: whoever dies in between leaves nothing but objects that nobody refers to, and sealing again gives
 * the same number.
 * @throws not_found, bulletin_changed, bulletin_not_in_review, bulletin_own, not_yet_second_person, recused,
 * bulletin_requirement_over, bulletin_text_names, bulletin_number_taken, bulletin_altered, object_store_failed
 */
export async function sealBulletin(
  deps: Deps,
  who: Who,
  bulletinId: string,
  { version, number }: { version: number; number?: number | undefined },
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await lockBulletins(tx);
    const bulletin = await holdOpen(tx, bulletinId, { version, state: 'in_review' });
    const at = deps.now();
    await assertMaySeal(tx, who, bulletin);
    assertTextsFit(bulletin.content, bulletin.texts, at);
    await assertNamesNobody(tx, bulletin.texts);
    const series = await nextNumber(tx, bulletin.kind, at);
    if (number !== undefined && number !== series.next && !series.isFree) throw problem('bulletin_number_taken');
    const issue = { kind: bulletin.kind, year: series.year, number: number ?? series.next };
    const seal = await storeFiles(tx, deps, bulletin, { issue, at, by: who.username });
    const factId = await appendFact(tx, { type: 'bulletin_sealed', subject: `bulletin:${bulletinId}`, payload: seal });
    // Its package is given out once a witness cosigned over this.
    await wantCosignatures(tx, factId);
    const { bulletinAnswerDays } = await readParameters(tx);
    await changeBulletin(tx, bulletin, {
      ...{ state: 'sealed', year: issue.year, number: issue.number, seal: JSON.stringify(seal) },
      ...{ sealed_by: who.username, sealed_at: at, seal_fact_id: factId },
      receipt_due_on: workingDayAfter(localDateOf(at), bulletinAnswerDays, await readCalendar(tx)),
    });
    await askForReceipts(tx, bulletin);
  });
}

async function storeFiles(
  tx: Transaction,
  { store, makers }: Deps,
  bulletin: StoredBulletin,
  { issue, at, by }: { issue: { kind: StoredBulletin['kind']; year: number; number: number }; at: Date; by: string },
): Promise<BulletinSeal> {
  const { bulletin_id: bulletinId, content, texts, input_text, input_digest: inputDigest } = bulletin;
  const inputBytes = Buffer.from(input_text);
  // Somebody changed the table since the draft was made: that isn't what the ledger knows.
  if (sha256Hex(inputBytes) !== inputDigest) throw problem('bulletin_altered');
  const sealed: SealedBulletin = { content, texts };
  const sealedBytes = canonicalBytes(sealed);
  const bulletinDigest = sha256Hex(sealedBytes);
  const persons = await selectPersons(tx, bulletinId, personsNamed(content, texts));
  const checkpoint = await newestCheckpoint(tx);
  const { bulletinPrefix: prefix } = await readParameters(tx);
  const papers = { wording, sealedAt: at.toISOString(), prefix } as const;
  const about = { issue, persons, checkpoint, bulletinDigest, sealedAt: papers.sealedAt, prefix };
  const [figures, document] = [await makers.renderFigures(sealed, about), await makers.renderDocx(sealed, about)];
  const put = (name: string, bytes: Uint8Array, lock: Date | undefined) =>
    putFile(store, bulletinId, { name, content: bytes, lock });
  const files = [
    await put('input.json', inputBytes, at),
    await put('bulletin.json', sealedBytes, at),
    await put('figures.xlsx', figures, at),
    await put('bulletin.docx', document, undefined),
  ];
  const { period_from: from, period_to: to, cut_off, submitted_name } = bulletin;
  return {
    ...issue,
    ...{ period: { from, to }, cutOff: cut_off.toISOString(), inputDigest, bulletinDigest, files },
    persons: persons.map((person) => ({ person: person.person, commitment: commitmentOf(person, sha256) })),
    papers,
    ...{ checkpoint, submittedBy: submitted_name ?? '', by },
  };
}

async function newestCheckpoint(tx: Transaction): Promise<BulletinSeal['checkpoint']> {
  const latest = await readLatestCheckpoint(tx);
  const parsed = latest && parseCheckpoint(latest.note);
  return parsed ? { size: parsed.size, root: toHex(parsed.root) } : null;
}
