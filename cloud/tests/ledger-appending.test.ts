import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { readMigrations } from '@rollcall/cloud/db/migrations';
import { sqlStateOf } from '@rollcall/cloud/db/sql-state';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { readHead, selectLeaves, selectNodes } from '@rollcall/cloud/ledger/ledger-repository';
import { sequenceFacts } from '@rollcall/cloud/ledger/sequence-facts';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import { consistencyProof, verifyConsistency } from '@rollcall/shared/merkle/consistency-proof';
import { emptyRoot, hashChildren, hashLeaf } from '@rollcall/shared/merkle/hash';
import { inclusionProof, verifyInclusion } from '@rollcall/shared/merkle/inclusion-proof';
import { leftWidth } from '@rollcall/shared/merkle/tree-nodes';
import { createTestDatabase } from '@rollcall/test/test-database';
import fc from 'fast-check';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFacts, sha256 } from './support/ledger-setup.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

let hq: TestHq;
let db: Database;

beforeAll(begin);
afterAll(() => hq.dispose());

async function begin(): Promise<void> {
  hq = await createTestHq();
  db = hq.db;
}

/** A database of its own for each test. */
function beginAnew(): void {
  beforeEach(async () => {
    await hq.dispose();
    await begin();
  });
}

async function sequenceAll(limit = 1000): Promise<void> {
  while ((await sequenceFacts(db, limit)) > 0);
}

const pending = () => db.selectFrom('pending_fact').select('fact_id').execute();
const get = (ids: Parameters<typeof selectNodes>[1]) => selectNodes(db, ids);

/** RFC 6962 §2.1 by the letter, over what the facts say. */
async function naiveRoots(): Promise<Uint8Array[]> {
  const leaves = await selectLeaves(db, { start: 0, end: Number.MAX_SAFE_INTEGER });
  const hashes = leaves.map(({ leaf, fact: { subject, payload, salt } }) => {
    const told = { subject: subject ?? '', payload };
    expect(leaf.payloadSha256).toBe(payloadSha256(salt ?? new Uint8Array(), told, sha256));
    return hashLeaf(leafBytes(leaf), sha256);
  });
  return Array.from({ length: hashes.length + 1 }, (_, size) => rootOf(hashes.slice(0, size)));
}

function rootOf(hashes: Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (!only) return emptyRoot(sha256);
  if (hashes.length === 1) return only;
  const width = leftWidth(hashes.length);
  return hashChildren(rootOf(hashes.slice(0, width)), rootOf(hashes.slice(width)), sha256);
}

describe('facts', () => {
  beginAnew();

  it('get one leaf each, in the order in which they were committed', async () => {
    const first = await addFacts(db, 3, 'first');
    const second = await addFacts(db, 2, 'second');
    await sequenceAll();
    const leaves = await selectLeaves(db, { start: 0, end: 100 });
    expect(leaves.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(leaves.map(({ leaf }) => leaf.factId)).toEqual([...first, ...second]);
    expect(await pending()).toEqual([]);
  });

  it('leave no hole in the ledger when their transaction is rolled back', async () => {
    await addFacts(db, 2);
    const rolledBack = db.transaction().execute(async (tx) => {
      await appendFact(tx, { type: 'unit_added', subject: 'unit:x', payload: {} });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await addFacts(db, 2);
    await sequenceAll();
    const leaves = await selectLeaves(db, { start: 0, end: 100 });
    expect(leaves.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(leaves.map(({ leaf }) => leaf.factId)).toEqual([1, 2, 4, 5]);
  });

  it('get their leaves in order of commit when a transaction with lower ids commits late', async () => {
    const other = createDatabase({ url: hq.databaseUrl });
    const committed = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<number>();
    const late = other.transaction().execute(async (tx) => {
      begun.resolve(await appendFact(tx, { type: 'unit_added', subject: 'unit:late', payload: {} }));
      await committed.promise;
    });
    const lateId = await begun.promise;
    const [earlyId] = await addFacts(db, 1);
    await sequenceAll();
    committed.resolve();
    await late;
    await sequenceAll();
    const leaves = await selectLeaves(db, { start: 0, end: 100 });
    expect(leaves.map(({ leaf }) => leaf.factId)).toEqual([earlyId, lateId]);
    await other.destroy();
  });

  it('of many writers at once, with two sequencers, give the same root as a plain computation', async () => {
    const writers = Array.from({ length: 8 }, () => createDatabase({ url: hq.databaseUrl, max: 1 }));
    let writing = true;
    const sequencers = [db, createDatabase({ url: hq.databaseUrl, max: 1 })].map(async (connection) => {
      while (writing) await sequenceFacts(connection, 7);
      if (connection !== db) await connection.destroy();
    });
    /** For each writer, its transactions one after the other. */
    const written = await Promise.all(
      writers.map(async (writer, nr) => {
        const ids: number[][] = [];
        for (let round = 0; round < 15; round += 1) ids.push(await addFacts(writer, 1 + (round % 3), `writer-${nr}`));
        await writer.destroy();
        return ids;
      }),
    );
    writing = false;
    await Promise.all(sequencers);
    await sequenceAll();

    const leaves = await selectLeaves(db, { start: 0, end: 10_000 });
    const ids = leaves.map(({ leaf }) => leaf.factId);
    expect(ids.toSorted((a, b) => a - b)).toEqual(written.flat(2).sort((a, b) => a - b));
    expect(leaves.map(({ index }) => index)).toEqual(ids.map((_, index) => index));
    const place = new Map(ids.map((id, index) => [id, index]));
    for (const transactions of written) {
      const places = transactions.flat().map((id) => place.get(id) ?? -1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
    const head = await readHead(db);
    expect(head.size).toBe(ids.length);
    expect(head.root.toString('hex')).toBe(Buffer.from((await naiveRoots()).at(-1) ?? []).toString('hex'));
  });
});

describe('a database from before the ledger', () => {
  it('gets leaves for its old facts', async () => {
    const database = await createTestDatabase();
    const owner = createDatabase({ url: database.url });
    const before = Object.fromEntries(Object.entries(await readMigrations()).filter(([name]) => name < '20261127'));
    await new Migrator({ db: owner, provider: { getMigrations: async () => before } }).migrateToLatest();
    await sql`insert into fact (type, subject, payload) select 'unit_added', 'unit:' || nr, '{"nr": 1.50}'
      from generate_series(1, 3) as nr`.execute(owner);
    await migrateToLatest(database.url);
    expect(await sequenceFacts(owner, 10)).toBe(3);
    const leaves = await selectLeaves(owner, { start: 0, end: 10 });
    expect(leaves.map(({ leaf }) => leaf.factId)).toEqual([1, 2, 3]);
    await owner.destroy();
    await database.drop();
  });
});

describe('proofs', () => {
  beginAnew();

  it('of inclusion and consistency verify for every leaf and every pair of sizes', async () => {
    for (const count of [1, 3, 5, 2, 8]) {
      await addFacts(db, count);
      await sequenceAll(4);
    }
    const roots = await naiveRoots();
    const size = roots.length - 1;
    const leaves = await selectLeaves(db, { start: 0, end: size });
    for (let newSize = 1; newSize <= size; newSize += 1) {
      const newRoot = roots[newSize] ?? new Uint8Array();
      for (let index = 0; index < newSize; index += 1) {
        const leafHash = hashLeaf(leafBytes(leaves[index]?.leaf as (typeof leaves)[number]['leaf']), sha256);
        const proof = await inclusionProof(index, newSize, get, sha256);
        expect(verifyInclusion({ leafHash, index, size: newSize, proof, root: newRoot }, sha256)).toBe(true);
      }
      for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
        const proof = await consistencyProof(oldSize, newSize, get, sha256);
        const oldRoot = roots[oldSize] ?? new Uint8Array();
        expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }, sha256)).toBe(true);
      }
    }
  });
});

describe('the payload of a fact', () => {
  it('has the same canonical text in Postgres as in TypeScript', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(jsonKey(), jsonValue()), async (payload) => {
        const before = await readHead(db);
        await db.transaction().execute((tx) => appendFact(tx, { type: 'unit_added', subject: 'unit:"ü\\', payload }));
        expect(await sequenceFacts(db, 10)).toBe(1);
        expect((await readHead(db)).size).toBe(before.size + 1);
      }),
      { numRuns: 100 },
    );
  });

  it('has its keys in the order of their UTF-16 units', async () => {
    const letters = ['a', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'];
    const keys = ['', ...letters, ...letters.flatMap((first) => letters.map((second) => first + second))];
    const payload = Object.fromEntries(keys.map((key) => [key, 0]));
    const { rows } = await sql<{ text: string }>`select canonical_json(${payload}::jsonb) as text`.execute(db);
    expect(rows[0]?.text).toBe(canonicalJson(payload));
  });

  it.each([
    ['0'],
    ['-0'],
    ['1.0'],
    ['1e21'],
    ['1e-7'],
    ['123456789012345680000'],
    ['-0.000001'],
    ['5e-324'],
    ['1.7976931348623157e308'],
    ['0.1000000000000000055'],
    ['9007199254740993'],
    ['47537607848323380'],
    ['-1e23'],
    ['333333333.33333329'],
    ['1E30'],
    ['4.5'],
    ['2e-3'],
    ['0.000000000000000000000000001'],
  ])('has the number %s as ECMAScript writes it', async (number) => {
    const { rows } = await sql<{ text: string }>`select canonical_json(${number}::jsonb) as text`.execute(db);
    expect(rows[0]?.text).toBe(JSON.stringify(JSON.parse(number) + 0));
  });

  it('has each large number as ECMAScript writes it, next to powers of two and of ten too', async () => {
    const powers = [
      ...Array.from({ length: 971 }, (_, exponent) => 2 ** (exponent + 53)),
      ...Array.from({ length: 293 }, (_, exponent) => Number(`1e${exponent + 16}`)),
    ];
    const numbers = [...powers.flatMap((power) => neighbours(power, 3)), ...halfway(3000)];
    const { rows } = await sql<{
      text: string;
    }>`select canonical_json(${JSON.stringify(numbers)}::jsonb) as text`.execute(db);
    expect(rows[0]?.text).toBe(JSON.stringify(numbers));
  });

  it('cannot hold a number that JavaScript cannot represent', async () => {
    const refused = sql`insert into fact (type, subject, payload) values ('unit_added', 'unit:x', '{"n": 1e400}')`;
    expect(await refused.execute(db).then(() => undefined, sqlStateOf)).toBe('22003');
  });
});

/** The numbers around this one, so many on either side. */
function neighbours(number: number, reach: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  const bits = view.getBigUint64(0);
  return Array.from({ length: 2 * reach + 1 }, (_, index) => {
    view.setBigUint64(0, bits + BigInt(index - reach));
    return view.getFloat64(0);
  }).filter(Number.isFinite);
}

/** What is read from decimals of 16 digits and more zeros: many of them lie halfway between two numbers. */
function halfway(count: number): number[] {
  return fc.sample(
    fc
      .tuple(fc.bigInt(10n ** 15n, 10n ** 16n), fc.integer({ min: 1, max: 5 }))
      .map(([digits, zeros]) => Number(digits * 10n ** BigInt(zeros))),
    count,
  );
}

/** What Postgres can store: no NUL, no lone surrogate. */
function text() {
  return fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0') && value.isWellFormed());
}
function jsonKey() {
  return fc.oneof(text(), fc.constantFrom('\ue000', '\uffff', '\u{10000}', '\u{10ffff}', 'a', 'aa', 'A', 'é', '_'));
}
function jsonValue(): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      text(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(jsonKey(), tie('value'), { maxKeys: 4 }),
    ),
  })).value;
}
