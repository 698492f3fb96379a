import type { BulletinSeal } from '@rollcall/shared/bulletins/seal';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { type BulletinStore, isNamed, readFile } from './bulletin-store.ts';
import { canonicalBytes, sha256Hex } from './canonical.ts';
import { personsNamed } from './named-in.ts';
import { problem } from './problem.ts';
import { type StoredBulletin, selectPersons } from './repository.ts';

/** A bulletin that is sealed. */
export type SealedRow = StoredBulletin & { seal: BulletinSeal };

/** A file of a sealed issue. @throws not_found, bulletin_not_sealed, bulletin_altered */
export async function readSealedFile(
  db: Database,
  store: BulletinStore,
  bulletinId: string,
  name: string,
): Promise<Uint8Array> {
  const bulletin = await findSealed(db, bulletinId);
  const file = bulletin.seal.files.find((one) => one.name === name);
  if (!file || (isNamed(name) && !(await hasNames(db, bulletin)))) throw errors.notFound('The file');
  const bytes = await readFile(store, bulletinId, file);
  if (!bytes) throw problem('bulletin_altered');
  return bytes;
}

/** The issue, if its row still says what was sealed. @throws not_found, bulletin_not_sealed, bulletin_altered */
export async function findSealed(db: Database, bulletinId: string): Promise<SealedRow> {
  const bulletin = await db.selectFrom('bulletin').selectAll().where('bulletin_id', '=', bulletinId).executeTakeFirst();
  if (!bulletin) throw errors.notFound('The bulletin');
  if (!isSealed(bulletin)) throw problem('bulletin_not_sealed');
  await assertUnaltered(db, bulletin);
  return bulletin;
}

export function isSealed<Row extends StoredBulletin>(bulletin: Row): bulletin is Row & SealedRow {
  return bulletin.state === 'sealed' && bulletin.seal !== null;
}

/** That a row says what was sealed, and what was sealed is what its fact says. @throws bulletin_altered */
export async function assertUnaltered(db: Database, bulletin: SealedRow): Promise<void> {
  if (!(await isUnaltered(db, bulletin))) throw problem('bulletin_altered');
}

async function isUnaltered(db: Database, { seal, seal_fact_id: factId, ...row }: SealedRow): Promise<boolean> {
  const { content, texts } = row;
  const isIssue = row.kind === seal.kind && row.year === seal.year && row.number === seal.number;
  const isPeriod = row.period_from === seal.period.from && row.period_to === seal.period.to;
  return (
    isIssue &&
    isPeriod &&
    row.cut_off.toISOString() === seal.cutOff &&
    sha256Hex(Buffer.from(row.input_text)) === seal.inputDigest &&
    sha256Hex(canonicalBytes({ content, texts })) === seal.bulletinDigest &&
    (await isInFact(db, { seal, factId, bulletinId: row.bulletin_id }))
  );
}

async function isInFact(
  db: Database,
  { seal, factId, bulletinId }: { seal: BulletinSeal; factId: number | null; bulletinId: string },
): Promise<boolean> {
  const fact = await db
    .selectFrom('fact')
    .select(['type', 'subject', 'payload'])
    .where('fact_id', '=', factId)
    .executeTakeFirst();
  // After a restore, or an erasure by law, only the leaf is left.
  if (!fact || fact.payload === null) return true;
  const { for: _, ...told } = fact.payload as Record<string, unknown>;
  const isSealing = fact.type === 'bulletin_sealed' && fact.subject === `bulletin:${bulletinId}`;
  return isSealing && canonicalBytes(told).equals(canonicalBytes(seal));
}

/** Whether nobody's name was erased from it. */
async function hasNames(db: Database, bulletin: SealedRow): Promise<boolean> {
  const named = personsNamed(bulletin.content, bulletin.texts);
  return (await selectPersons(db, bulletin.bulletin_id, named)).length === named.length;
}
