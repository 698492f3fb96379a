import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { sqlStateOf } from '@rollcall/cloud/db/sql-state';
import { erasePayload } from '@rollcall/cloud/ledger/erase-payload';
import { readHead, selectNodes, selectPendingFacts } from '@rollcall/cloud/ledger/ledger-repository';
import { proveFact } from '@rollcall/cloud/ledger/prove-fact';
import { sequenceFacts } from '@rollcall/cloud/ledger/sequence-facts';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import { appendLeaves as growTree } from '@rollcall/shared/merkle/append-leaves';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';
import { nodesOfRange } from '@rollcall/shared/merkle/tree-nodes';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFacts, enrolWitness, ledgerOf, sha256 } from './support/ledger-setup.ts';
import { startTestApi } from './support/start-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

let hq: TestHq;
let owner: Database;

/** Five leaves under a checkpoint that a station cosigned, two more without one, three facts that wait. */
beforeAll(async () => {
  hq = await createTestHq();
  owner = createDatabase({ url: hq.ownerUrl });
  const ledger = await ledgerOf(hq);
  await addFacts(hq.db, 5);
  await ledger.processAll();
  const api = await startTestApi(hq);
  const witness = await enrolWitness(hq, 'witness-1');
  const { note } = await hq.db.selectFrom('ledger_checkpoint').select('note').executeTakeFirstOrThrow();
  const json = { size: 5, line: witness.cosign(parseCheckpoint(note)?.note.body ?? '') };
  await api.call('POST', '/api/v1/station/ledger/cosignatures', { headers: witness.headers, json });
  await api.stop();
  await addFacts(hq.db, 1);
  await sequenceFacts(hq.db, 100);
  await addFacts(hq.db, 3);
});
afterAll(async () => {
  await owner.destroy();
  await hq.dispose();
});

async function stateAfter(db: Database, statement: string): Promise<string | undefined> {
  return sql
    .raw(statement)
    .execute(db)
    .then(() => undefined, sqlStateOf);
}

/** Everything that the ledger says, as one digest. */
async function wholeLedger(): Promise<string[]> {
  const tables = [
    'fact',
    'pending_fact',
    'ledger_leaf',
    'ledger_node',
    'ledger_head',
    'ledger_checkpoint',
    'cosignature',
    'witness',
  ];
  return Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{ digest: string }>`
        select count(*) || ' ' || md5(coalesce(string_agg(row::text, ',' order by row::text), '')) as digest
        from ${sql.table(table)} as row
      `.execute(owner);
      return `${table}: ${rows[0]?.digest}`;
    }),
  );
}

const forbidden = '42501';
const zeros = "'\\x0000000000000000000000000000000000000000000000000000000000000000'::bytea";
const tables = ['ledger_leaf', 'ledger_node', 'ledger_head', 'ledger_checkpoint', 'pending_fact'];
const columns: Record<string, string> = {
  ledger_leaf: 'leaf_hash',
  ledger_node: 'hash',
  ledger_head: 'root',
  ledger_checkpoint: 'note',
  pending_fact: 'payload_sha256',
  cosignature: 'line',
  witness: 'name',
};

const triggers: Record<string, string> = {
  ledger_leaf: 'ledger_leaf_append_only',
  ledger_node: 'ledger_node_append_only',
  ledger_head: 'ledger_head_grows',
  ledger_checkpoint: 'ledger_checkpoint_append_only',
  pending_fact: 'pending_fact_kept',
  cosignature: 'cosignature_append_only',
  witness: 'witness_stays',
};

describe('raw SQL of the running role', () => {
  it.each([
    ...[...tables, 'cosignature', 'witness'].flatMap((table) => [
      `update ${table} set ${columns[table]} = ${columns[table]}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `drop trigger ${triggers[table]} on ${table}`,
      `alter table ${table} add column more text`,
      `drop table ${table} cascade`,
      `create trigger mine before insert on ${table} for each row execute function refuse_change()`,
    ]),
    `insert into ledger_leaf values (7, 9, ${zeros}, ${zeros})`,
    `insert into ledger_node values (1, 3, ${zeros})`,
    `insert into ledger_head values (true, 9, ${zeros})`,
    `insert into ledger_checkpoint values (7, 'note', now(), now())`,
    `insert into pending_fact values (1, ${zeros})`,
    "insert into fact (type, subject, payload, recorded_at) values ('unit_added', 'unit:x', '{}', '2020-01-01')",
    `insert into fact (type, subject, payload, salt) values ('unit_added', 'unit:x', '{}', ${zeros})`,
    "insert into fact (fact_id, type, subject, payload) overriding system value values (99, 'unit_added', 'u', '{}')",
    "insert into fact (type, payload_gone) values ('unit_added', 'lost')",
    "update fact set payload = null, subject = null, salt = null, payload_gone = 'erased' where fact_id = 1",
    "select setval(pg_get_serial_sequence('fact', 'fact_id'), 1)",
    `select grow_ledger(7, 8, ${zeros})`,
    'drop function append_leaves(bigint, bigint[], bytea)',
    "create or replace function ledger_root(size bigint) returns bytea language sql return '\\x'::bytea",
    "create function public.sha256(text) returns bytea language sql return '\\x'::bytea",
    'alter function append_leaves(bigint, bigint[], bytea) security invoker',
    'set session_replication_role = replica',
    'alter system set session_replication_role = replica',
    "copy ledger_leaf to program 'true'",
    'alter role current_user superuser',
  ])('may not: %s', async (statement) => {
    const before = await wholeLedger();
    expect(await stateAfter(hq.db, statement)).toBe(forbidden);
    expect(await wholeLedger()).toEqual(before);
  });

  it('may not grant a right that it does not have', async () => {
    await stateAfter(hq.db, 'grant all on ledger_leaf, ledger_head, pending_fact to public');
    const { rows } = await sql`
      select from information_schema.role_table_grants where table_name like 'ledger%' and grantee = 'PUBLIC'
    `.execute(owner);
    expect(rows).toEqual([]);
  });

  it('may not become the owner', async () => {
    const { username } = new URL(hq.ownerUrl);
    expect(await stateAfter(hq.db, `set role ${username}`)).toBe(forbidden);
    expect(await stateAfter(hq.db, `set session authorization ${username}`)).toBe(forbidden);
  });
});

describe('the functions of the ledger', () => {
  const append = (size: number | null, ids: number[] | null, root: string) =>
    sql`select append_leaves(${size}, ${ids}::bigint[], ${sql.raw(root)})`
      .execute(hq.db)
      .then(() => undefined, sqlStateOf);

  async function pendingIds(): Promise<number[]> {
    const rows = await hq.db.selectFrom('pending_fact').select('fact_id').orderBy('fact_id').execute();
    return rows.map((row) => row.fact_id);
  }

  type Given = (ids: number[], size: number) => [number | null, number[] | null, string];
  const attempts: [string, Given, string][] = [
    ['a wrong root', (ids: number[], size: number) => [size, ids, zeros], 'RC012'],
    ['no root', (ids: number[], size: number) => [size, ids, 'null'], 'RC012'],
    ['a smaller size', (ids: number[], size: number) => [size - 1, ids, zeros], 'RC010'],
    ['a larger size', (ids: number[], size: number) => [size + 1, ids, zeros], 'RC010'],
    ['no size', (ids: number[]) => [null, ids, zeros], 'RC010'],
    ['a fact that is not there', (ids: number[], size: number) => [size, [...ids, 999], zeros], 'RC011'],
    ['a fact that has its leaf', (ids: number[], size: number) => [size, [...ids, 1], zeros], 'RC011'],
    ['a fact twice', (ids: number[], size: number) => [size, [...ids, ...ids], zeros], '23505'],
    ['no fact', (_ids: number[], size: number) => [size, [], zeros], 'RC011'],
    ['no facts at all', (_ids: number[], size: number) => [size, null, zeros], 'RC011'],
  ];
  it.each(attempts)('append nothing with %s', async (_what, given, state) => {
    const before = await wholeLedger();
    const { size } = await readHead(hq.db);
    const [expected, ids, root] = given(await pendingIds(), size);
    expect(await append(expected, ids, root)).toBe(state);
    expect(await wholeLedger()).toEqual(before);
  });

  it("append nothing through a caller's table with the same name as theirs", async () => {
    const before = await wholeLedger();
    const [fact] = await selectPendingFacts(hq.db, 1);
    if (!fact) throw new Error('no fact waits');
    const { factId, type, recordedAt } = fact;
    const { size } = await readHead(hq.db);
    const leaf = { v: 1 as const, factId, type, recordedAt, payloadSha256: '00'.repeat(32) };
    const frontier = await selectNodes(hq.db, nodesOfRange(0, size));
    const { root } = growTree({ size, frontier, leafHashes: [hashLeaf(leafBytes(leaf), sha256)] }, sha256);
    const state = await hq.db
      .transaction()
      .execute(async (tx) => {
        for (const statement of [
          `create temp table pending_fact as select ${factId}::bigint as fact_id, ${zeros} as payload_sha256`,
          'set local search_path = pg_temp, public',
          `select public.append_leaves(${size}, array[${factId}::bigint], '\\x${Buffer.from(root).toString('hex')}')`,
        ])
          await sql.raw(statement).execute(tx);
      })
      .then(() => undefined, sqlStateOf);
    expect(state).toBe('RC012');
    expect(await wholeLedger()).toEqual(before);
  });

  it.each([
    ['of more leaves than there are', 99, 'RC013'],
    ['of the last checkpoint again', 5, 'RC013'],
    ['of another root', 6, 'RC014'],
  ])('publish no checkpoint %s', async (_what, size, state) => {
    const note = `rollcall.local/hq\n${size}\n${Buffer.alloc(32).toString('base64')}\n\n— x y\n`;
    const published = sql`select publish_checkpoint(${size}, ${note}, now())`.execute(hq.db);
    expect(await published.then(() => undefined, sqlStateOf)).toBe(state);
  });

  it('publish no checkpoint without a note', async () => {
    expect(await stateAfter(hq.db, 'select publish_checkpoint(6, null, now())')).toBe('RC014');
  });
});

describe('the owner of the tables', () => {
  it.each([
    ...['ledger_leaf', 'ledger_node', 'ledger_checkpoint', 'cosignature'].map(
      (table) => `update ${table} set ${columns[table]} = ${columns[table]}`,
    ),
    ...[...tables, 'cosignature', 'witness'].map((table) => `delete from ${table}`),
    ...[...tables, 'cosignature', 'witness'].map((table) => `truncate ${table} cascade`),
    `insert into ledger_head values (false, 9, ${zeros})`,
    'update ledger_head set size = size - 1',
    'update ledger_head set root = root',
    "update fact set payload = null, subject = null, salt = null, payload_gone = 'erased' where fact_id = (select max(fact_id) from pending_fact)",
    "update fact set payload_gone = 'lost', payload = null, subject = null, salt = null where fact_id = 1",
    "update fact set payload = '{}' where fact_id = 1",
    "update fact set payload = '{}' where fact_id = (select max(fact_id) from pending_fact)",
    'update fact set recorded_at = now() where fact_id = 1',
    'update fact set fact_id = default where fact_id = 1',
  ])('is stopped by a trigger from running by accident: %s', async (statement) => {
    const before = await wholeLedger();
    expect(await stateAfter(owner, statement)).toBe('RC001');
    expect(await wholeLedger()).toEqual(before);
  });
});

describe('a payload', () => {
  it('that is erased by law keeps its leaf, and every proof still verifies', async () => {
    const before = await proveFact(hq.db, 2);
    const { root } = await readHead(hq.db);
    await erasePayload(owner, { factId: 2, reason: 'a judgement', by: 'test' });
    const after = await proveFact(hq.db, 2);
    expect(after).toEqual({ ...before, subject: null, payload: null, salt: null });
    const checkpoint = parseCheckpoint(after?.note ?? '');
    const { leaf, index, proof } = after ?? {};
    if (!leaf || index === undefined || !checkpoint) throw new Error('no proof');
    const hashes = proof?.map((hash) => Buffer.from(hash, 'hex')) ?? [];
    const inclusion = { leafHash: hashLeaf(leafBytes(leaf), sha256), index, proof: hashes, ...checkpoint };
    expect(verifyInclusion(inclusion, sha256)).toBe(true);
    expect((await readHead(hq.db)).root).toEqual(root);
    const told = await hq.db
      .selectFrom('fact')
      .select(['subject', 'payload'])
      .where('type', '=', 'payload_erased')
      .execute();
    expect(told).toEqual([{ subject: 'hq:ledger', payload: { factId: 2, reason: 'a judgement', by: 'test' } }]);
  });

  it.each([
    ['is erased already', async () => 2],
    ["isn't in the ledger yet", async () => (await addFacts(hq.db, 1))[0] ?? 0],
    ["doesn't exist: no fact has this number", async () => 999],
  ])('is not erased when it %s', async (reason, find) => {
    const factId = await find();
    await expect(erasePayload(owner, { factId, reason: 'x', by: 'test' })).rejects.toThrow(reason);
  });

  it('cannot be erased by the running role', async () => {
    const erased = erasePayload(hq.db, { factId: 3, reason: 'x', by: 'test' });
    expect(await erased.then(() => undefined, sqlStateOf)).toBe(forbidden);
  });
});
