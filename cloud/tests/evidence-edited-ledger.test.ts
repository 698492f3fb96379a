import { readKeySet } from '@rollcall/cloud/auth/key-set-file';
import { loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { dumpLedger } from '@rollcall/cloud/ledger/dump-ledger';
import { erasePayload } from '@rollcall/cloud/ledger/erase-payload';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { formatCheckpoint, parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { appendSignatureLine } from '@rollcall/shared/contract/signed-note';
import type { Finding } from '@rollcall/shared/evidence/finding';
import { askPython, hasPythonVerifier } from '@rollcall/test/evidence/ask-python';
import { judgeCase, rememberingCrypto } from '@rollcall/test/evidence/judge-case';
import { seededRandom } from '@rollcall/test/evidence/seeded-random';
import { howMany } from '@rollcall/test/how-many';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edit, editKinds, editRows, linesOf, type Row, rootOfRows, rowOf } from './support/ledger-edits.ts';
import { addFacts, enrolWitness, ledgerOf } from './support/ledger-setup.ts';
import { startTestApi } from './support/start-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const origin = 'rollcall.local/hq';
/** What the witness saw, and how far the ledger went on. */
const witnessedSize = 80;
const size = 96;

let hq: TestHq;
let superuser: Database;
let sign: (body: string) => string;
let keySet: string;
/** As the witness keeps it. */
let kept: string;
let honest: string;
let rows: Row[];
const crypto = rememberingCrypto();

beforeAll(async () => {
  hq = await createTestHq();
  superuser = createDatabase({ url: hq.ownerUrl });
  keySet = (await readKeySet(hq.keysFolder)).jws;
  sign = (await loadLedgerSigner(hq.keysFolder, origin)).sign;
  const ledger = await ledgerOf(hq);
  await fillTo(witnessedSize, ledger);
  const witness = await enrolWitness(hq, 'witness-1');
  const { note } = await hq.db
    .selectFrom('ledger_checkpoint')
    .selectAll()
    .orderBy('size', 'desc')
    .executeTakeFirstOrThrow();
  const line = witness.cosign(parseCheckpoint(note)?.note.body ?? '');
  kept = appendSignatureLine(note, line);
  const api = await startTestApi(hq);
  const json = { size: witnessedSize, line };
  await api.call('POST', '/api/v1/station/ledger/cosignatures', { headers: witness.headers, json });
  await api.stop();
  await erasePayload(superuser, { factId: 7, reason: 'by law', by: 'a test' });
  await fillTo(size, ledger);
  honest = await dumpOf(hq.db);
  rows = honest
    .split('\n')
    .slice(1, size + 1)
    .map((text) => rowOf(JSON.parse(text)));
});
afterAll(async () => {
  await superuser?.destroy();
  await hq?.dispose();
});

async function fillTo(leaves: number, ledger: Awaited<ReturnType<typeof ledgerOf>>): Promise<void> {
  await ledger.processAll();
  const { size: now } = await hq.db.selectFrom('ledger_head').select('size').executeTakeFirstOrThrow();
  await addFacts(hq.db, leaves - now);
  await ledger.processAll();
}

async function dumpOf(db: Database): Promise<string> {
  let text = '';
  for await (const line of dumpLedger(db, { origin, keySet })) text += line;
  return text;
}

const judge = (text: string, { witnessed = true } = {}) =>
  judgeCase({ bytes: Buffer.from(text), witness: witnessed ? { kept } : {} }, crypto);

function noteOver(given: readonly Row[]): string {
  const body = formatCheckpoint({ origin, size: given.length, root: rootOfRows(given) });
  return `${body}\n${sign(body)}\n`;
}

/** The dump after an edit. @param resigned whether HQ signed what it had become */
function edited({ rows: given, consistent }: Edit, resigned: boolean): string {
  const lines = honest.split('\n');
  const tail = resigned
    ? `${canonicalJson({ kind: 'checkpoint', note: noteOver(given) })}\n`
    : lines.slice(size + 1).join('\n');
  return `${lines[0]}\n${linesOf(given, consistent)}${tail}`;
}

const count = howMany({ usual: 1000, long: 10_000 });

/** The edits of this run, the same every time. */
function* someEdits(count: number): Generator<{ edit: Edit; resigned: boolean }> {
  const random = seededRandom('ledger edits');
  for (let nr = 0; nr < count; nr += 1) {
    const kind = editKinds[nr % editKinds.length] ?? 'rewritten';
    // The last leaf has no next one to be swapped with; what is erased already can't be emptied.
    let at = random(size - 1);
    while (rows[at]?.leaf.payload === null) at = random(size - 1);
    const edit = editRows(rows, { kind, at, consistent: random(4) > 0 }, random);
    yield { edit, resigned: random(2) === 0 };
  }
}

describe('a ledger that whoever may do anything in the database has edited, with the keys of HQ in hand', () => {
  it('is whole before that: of one fact the payload was erased by law', async () => {
    const verdict = await judge(honest);
    expect(verdict).toMatchObject({ state: 'erased', findings: [], erasedCount: 1, checkpointSize: size });
    expect(verdict?.proved).toContain('witness_note_matches');
  });

  it(`${count} edits: each at or below what one witness saw is found by its note; those above are counted apart`, async () => {
    const above = { found: 0, signedAnew: 0 };
    let below = 0;
    for (const { edit, resigned } of someEdits(count)) {
      const verdict = await judge(edited(edit, resigned));
      const told = `${edit.kind} at ${edit.at}, ${edit.consistent ? '' : 'not '}consistent, ${resigned ? '' : 'not '}signed anew`;
      if (edit.at < witnessedSize) {
        expect(verdict?.state, told).toBe('broken');
        below += 1;
      } else if (verdict?.state === 'broken') {
        above.found += 1;
      } else {
        expect(resigned && edit.consistent, told).toBe(true);
        above.signedAnew += 1;
      }
    }
    expect({ below, above, all: below + above.found + above.signedAnew }).toEqual({
      below: expect.any(Number),
      above: { found: expect.any(Number), signedAnew: expect.any(Number) },
      all: count,
    });
    expect(below).toBeGreaterThan(count * 0.8);
    expect(above.signedAnew).toBeGreaterThan(0);
  });

  it('with the witness taken out, every rewrite that HQ signed anew passes', async () => {
    const rewrites = [...someEdits(1200)].filter(({ edit }) => edit.kind === 'rewritten' && edit.at < witnessedSize);
    expect(rewrites.length).toBeGreaterThan(50);
    for (const { edit } of rewrites) {
      const text = edited(edit, true);
      expect((await judge(text, { witnessed: false }))?.findings, `at ${edit.at}`).toEqual([]);
      expect((await judge(text))?.findings, `at ${edit.at}`).toEqual([
        { code: 'witness_differs', entry: 'kept', detail: { size: witnessedSize, soundUpTo: 0 } },
      ]);
    }
  });

  it.skipIf(!hasPythonVerifier())('the second verifier says the same of a sample', async () => {
    const sample = [...someEdits(10_000)].filter((_, nr) => nr % 101 === 0);
    const cases = sample.map(({ edit, resigned }) => ({
      bytes: Buffer.from(edited(edit, resigned)),
      witness: { kept },
    }));
    const ours = await Promise.all(cases.map((one) => judgeCase(one, crypto)));
    expect(askPython(cases).map(({ state }) => state)).toEqual(ours.map((verdict) => verdict?.state));
  });
});

describe('the same in SQL, as a superuser', () => {
  /** What a dump says after these statements, which are taken back again. */
  async function afterSql(...statements: RawBuilder<unknown>[]): Promise<{ text: string; first: Finding | undefined }> {
    const taken = new Error('taken back');
    let text = '';
    await superuser
      .transaction()
      .execute(async (tx) => {
        // No trigger, no foreign key.
        await sql`set local session_replication_role = replica`.execute(tx);
        for (const statement of statements) await statement.execute(tx);
        text = await dumpOf(tx);
        throw taken;
      })
      .catch((error: unknown) => {
        if (error !== taken) throw error;
      });
    const verdict = await judge(text);
    return { text, first: verdict?.findings[0] };
  }

  /** HQ's own functions make digest and hash follow. */
  const followed = sql`
    update ledger_leaf set payload_sha256 = fact_payload_sha256(fact.subject, fact.payload, fact.salt),
      leaf_hash = ledger_leaf_hash(fact.fact_id, fact.type, fact.recorded_at,
        fact_payload_sha256(fact.subject, fact.payload, fact.salt))
    from fact where fact.fact_id = ledger_leaf.fact_id and fact.payload is not null
  `;
  const factAt = (index: number) => sql`(select fact_id from ledger_leaf where leaf_index = ${index})`;

  it.each([
    [
      'a payload',
      sql`update fact set payload = '{"nr": 0}' where fact_id = ${factAt(17)}`,
      'leaf 17',
      'payload_differs',
    ],
    ['a subject', sql`update fact set subject = 'unit:x' where fact_id = ${factAt(17)}`, 'leaf 17', 'payload_differs'],
    [
      'an emptied row',
      sql`update fact set payload = null, subject = null, salt = null, payload_gone = 'erased' where fact_id = ${factAt(17)}`,
      'leaf 17',
      'erased_without_fact',
    ],
    [
      'a time',
      sql`update fact set recorded_at = recorded_at - interval '1 day' where fact_id = ${factAt(17)}`,
      'checkpoint 80',
      'history_differs',
    ],
    [
      'a type',
      sql`update fact set type = 'unit_removed' where fact_id = ${factAt(17)}`,
      'checkpoint 80',
      'history_differs',
    ],
    ['a leaf removed', sql`delete from ledger_leaf where leaf_index = 17`, 'leaf 17', 'index_differs'],
    [
      'leaves swapped',
      sql`update ledger_leaf as one set fact_id = other.fact_id, payload_sha256 = other.payload_sha256
        from ledger_leaf as other where one.leaf_index in (17, 18) and other.leaf_index = 35 - one.leaf_index`,
      'checkpoint 80',
      'history_differs',
    ],
  ])('%s is found', async (_, statement, entry, code) => {
    // The swap passes a unique constraint in its middle.
    const { first } = await afterSql(sql`alter table ledger_leaf drop constraint ledger_leaf_fact_id_key`, statement);
    expect(first).toMatchObject({ entry, code });
  });

  it('a leaf slipped in, all behind it moved, is found', async () => {
    const { first } = await afterSql(
      sql`update ledger_leaf set leaf_index = -1 - leaf_index where leaf_index >= 17`,
      sql`update ledger_leaf set leaf_index = -leaf_index where leaf_index < 0`,
      sql`insert into fact (type, subject, payload) values ('unit_added', 'unit:slipped-in', '{}')`,
      sql`insert into ledger_leaf (leaf_index, fact_id, payload_sha256, leaf_hash)
        select 17, fact_id, fact_payload_sha256(subject, payload, salt), sha256('') from fact where subject = 'unit:slipped-in'`,
    );
    expect(first).toMatchObject({ entry: 'checkpoint 80', code: 'history_differs' });
  });

  it('a history that was rewritten, its digests made to follow, and signed anew is found by the witness’s note alone', async () => {
    const { text } = await afterSql(sql`update fact set payload = '{"nr": 0}' where fact_id = ${factAt(17)}`, followed);
    const rewritten = text
      .split('\n')
      .slice(1, size + 1)
      .map((line) => rowOf(JSON.parse(line)));
    const signed = edited({ kind: 'rewritten', at: 17, rows: rewritten, consistent: true }, true);
    expect((await judge(signed, { witnessed: false }))?.findings).toEqual([]);
    expect((await judge(signed))?.findings[0]).toMatchObject({ entry: 'kept', code: 'witness_differs' });
  });

  it('a tail that was cut, and HQ restored from an old dump that went on, are found by the note', async () => {
    // As a backup of before the witness has it; the archive went with it, so that HQ itself doesn't notice.
    await superuser.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      const old = 60;
      await sql`delete from cosignature`.execute(tx);
      await sql`delete from ledger_checkpoint`.execute(tx);
      await sql`delete from fact where fact_id in (select fact_id from ledger_leaf where leaf_index >= ${old})`.execute(
        tx,
      );
      await sql`delete from ledger_leaf where leaf_index >= ${old}`.execute(tx);
      await sql`delete from ledger_node where (node_index + 1) * (1 << level) > ${old}`.execute(tx);
      const root = Buffer.from(rootOfRows(rows.slice(0, old)));
      await sql`update ledger_head set size = ${old}, root = ${root}`.execute(tx);
    });
    const ledger = await ledgerOf(hq);
    await addFacts(hq.db, 10, 'after the restore');
    await ledger.processAll();
    const cut = await dumpOf(hq.db);
    expect((await judge(cut, { witnessed: false }))?.findings).toEqual([
      expect.objectContaining({ entry: 'leaf 6', code: 'erased_without_fact' }),
    ]);
    expect((await judge(cut))?.findings.at(-1)).toMatchObject({ entry: 'kept', code: 'leaves_missing' });
    await fillTo(size, ledger);
    expect((await judge(await dumpOf(hq.db)))?.findings.at(-1)).toMatchObject({
      entry: 'kept',
      code: 'witness_differs',
    });
  });
});
