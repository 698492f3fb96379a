import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { isDrawFact } from '@rollcall/shared/draw/draw-facts';
import { sha256HexSchema } from '@rollcall/shared/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { LeafRange, LedgerArchive } from './ledger-archive.ts';
import type { StoredLeaf } from './ledger-repository.ts';
import type { LedgerSeal } from './ledger-seal.ts';

/** What a leaf says, with the salt that proves it. */
export const openedSchema = z.strictObject({
  index: z.int().nonnegative(),
  subject: z.string(),
  payload: z.record(z.string(), z.unknown()),
  salt: sha256HexSchema,
});
const drawLineSchema = openedSchema.extend({
  kind: z.literal('opened'),
  /** Of a fact that stands for what a station said: the batch that says so. */
  jws: z.string().nullable(),
});

/** What HQ alone may know of draws: who is behind the tags of a year, its own secret before the close, who set a plan. */
const sealedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('salt'), year: z.int(), salt: sha256HexSchema }),
  z.strictObject({ kind: z.literal('secret'), draw: z.int().positive(), secret: sha256HexSchema }),
  z.strictObject({ kind: z.literal('plan'), version: z.int().positive(), opened: openedSchema }),
]);

/** Subject, payload and salt of a leaf. */
export type Opened = z.infer<typeof openedSchema>;
export type ArchivedDrawFact = z.infer<typeof drawLineSchema>;
export type SealedOfDraws = z.infer<typeof sealedSchema>;

/** Archives what these leaves say of draws, which names nobody, with the batches of stations. */
export async function archiveDraws(
  tx: Transaction,
  archive: LedgerArchive,
  range: LeafRange,
  leaves: readonly StoredLeaf[],
): Promise<void> {
  const told = leaves.filter(({ leaf, fact }) => isDrawFact(leaf.type) && fact.payload !== null);
  if (told.length === 0) return;
  const batches = await selectBatches(
    tx,
    told.map(({ leaf }) => leaf.factId),
  );
  const lines = told.map(({ index, leaf, fact }) => {
    const { subject, payload } = fact;
    const jws = batches.get(leaf.factId) ?? null;
    return `${canonicalJson({ kind: 'opened', index, subject, payload, salt: fact.salt?.toString('hex') ?? null, jws })}\n`;
  });
  await archive.writeDraws(range, lines.join(''));
}

/** @throws ledger_archive_incomplete when the object was changed */
export async function readArchivedDraws(archive: LedgerArchive, range: LeafRange): Promise<ArchivedDrawFact[]> {
  const lines = (await archive.readDraws(range))?.split('\n').slice(0, -1) ?? [];
  const read = z.array(drawLineSchema).safeParse(lines.map(parseJson));
  if (!read.success) throw errors.ledgerArchiveIncomplete(range.start, range.end);
  return read.data;
}

/** Seals what HQ alone may know of draws, as far as this key hasn't. @param done what it sealed already, by name */
export async function sealDraws(
  tx: Transaction,
  archive: LedgerArchive,
  seal: LedgerSeal,
  done: Map<string, string>,
): Promise<void> {
  for (const entry of await selectSecrets(tx)) {
    const name = `${entry.kind}-${entry.kind === 'salt' ? entry.year : entry.kind === 'secret' ? entry.draw : entry.version}`;
    const text = canonicalJson(entry);
    if (done.get(name) === text) continue;
    await archive.writeSealed(seal, name, text);
    done.set(name, text);
  }
}

export async function readSealedOfDraws(archive: LedgerArchive, seal: LedgerSeal): Promise<SealedOfDraws[]> {
  const sealed = [...(await archive.readSealed(seal))].filter(([name]) => /^(salt|secret|plan)-/.test(name));
  return sealed.map(([, text]) => sealedSchema.parse(JSON.parse(text)));
}

async function selectSecrets(tx: Transaction): Promise<SealedOfDraws[]> {
  const salts = await tx.selectFrom('officer_tag_salt').selectAll().orderBy('year').execute();
  const secrets = await tx
    .selectFrom('draw')
    .select(['draw', (eb) => eb.ref('hq_secret').$notNull().as('secret')])
    .where('hq_secret', 'is not', null)
    .where('closed_at', 'is', null)
    .execute();
  const plans = await tx
    .selectFrom('fact as f')
    .innerJoin('ledger_leaf as l', 'l.fact_id', 'f.fact_id')
    .innerJoin('draw_plan as p', (on) => on.on('f.subject', '=', sql<string>`'draw_plan:' || p.version`))
    .select(['p.version', 'l.leaf_index as index', 'f.subject', 'f.payload', 'f.salt'])
    .where('f.type', '=', 'draw_plan_set')
    .orderBy('p.version')
    .execute();
  return [
    ...salts.map(({ year, salt }) => ({ kind: 'salt' as const, year, salt: salt.toString('hex') })),
    ...secrets.map((secret) => ({ kind: 'secret' as const, ...secret })),
    ...plans.flatMap(({ version, index, subject, payload, salt }) => {
      if (subject === null || payload === null || salt === null) return [];
      return [{ kind: 'plan' as const, version, opened: { index, subject, payload, salt: salt.toString('hex') } }];
    }),
  ];
}

async function selectBatches(tx: Transaction, factIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx
    .selectFrom('draw_batch')
    .select(['fact_id', 'jws'])
    .where('fact_id', '=', sql<number>`any(${factIds}::bigint[])`)
    .execute();
  return new Map(rows.map(({ fact_id, jws }) => [fact_id, jws]));
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // The schema refuses it.
  }
}
