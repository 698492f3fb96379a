import { randomBytes, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { nodeEvidenceCrypto } from '@rollcall/cloud/cli/verify/node-evidence-crypto';
import { cosignAsStation } from '@rollcall/cloud/ledger/cosign-checkpoint';
import { insertCosignature, insertWitness } from '@rollcall/cloud/ledger/witness-repository';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { cosignatureMessage, formatCosignatureLine } from '@rollcall/shared/contract/cosignature';
import { formatVerifierKey, noteAlgorithms, type VerifierKey } from '@rollcall/shared/contract/signed-note';
import { readWitnessKey } from '@rollcall/shared/evidence/open-keys';
import { readZipForm } from '@rollcall/shared/evidence/read-zip-form';
import { localHeader, placeEntries, zipDirectory } from '@rollcall/shared/evidence/zip-form';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { verifyPackage } from '@rollcall/shared/papers/verify-package';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { askPython, hasPythonVerifier, runPython } from '@rollcall/test/evidence/ask-python';
import { sampleWitness } from '@rollcall/test/evidence/sample-keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BulletinWorld } from './support/bulletin-life-world.ts';
import { startWithDeletions } from './support/confirmed-deletions.ts';
import { addFacts, enrolWitness, makeNoteKey } from './support/ledger-setup.ts';
import { runCli } from './support/run-cli.ts';

type Entries = Map<string, Buffer>;

let world: BulletinWorld;
let admin: string;
let officer: string;
let issue: BulletinDetail;
let honest: Buffer;
let root: string;

beforeAll(async () => {
  world = await startWithDeletions();
  const [writer, sealer] = [await world.setup.signIn('inspector'), await world.setup.signIn('brigade_leader')];
  admin = await world.setup.signIn('brigade_admin');
  officer = await world.setup.signIn('officer', 'S1', '100001');
  await world.take();
  await world.settle();
  issue = await world.sealed({ writer, sealer }, await world.newest(writer));
  expect((await download(admin)).body.code).toBe('bulletin_waits_for_ledger');
  await world.settle();
  honest = (await download(admin)).bytes;
  root = keyFingerprint(world.setup.hq.hqKeys.keySet.rootJwk, nodeEvidenceCrypto.sha256);
});
afterAll(() => world?.stop());

const download = (cookie: string) => world.call(cookie, 'GET', `bulletins/${issue.bulletinId}/package`);

function verify(bytes: Buffer, trust: { root?: string; witnessKeys?: VerifierKey[] } = { root }) {
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  return verifyPackage(source, trust, nodeEvidenceCrypto);
}

/** Every check that doesn't hold, with its faults, and what the second verifier refuses first. */
async function refusals(bytes: Buffer): Promise<{ failed: string[]; python: string | null }> {
  const verdict = await verify(bytes);
  const failed = (verdict?.checks ?? []).flatMap(({ check, faults }) => faults.map(({ code }) => `${check}: ${code}`));
  expect(verdict?.state).toBe(failed.length > 0 ? 'refused' : 'true');
  // What follows from any change of a package: it isn't the one that HQ listed, or its papers don't say what it says.
  const own = failed.filter((fault) => !/^(bound: (file|entry)|.*_text: )/.test(fault));
  if (!hasPythonVerifier()) return { failed: own, python: null };
  const [told] = askPython<{ state: string; code: string | null }>([{ bytes, root }], 'verify_bulletin.py');
  expect({ state: told?.state, code: told?.code && failed.some((fault) => fault.endsWith(`: ${told.code}`)) }).toEqual({
    state: verdict?.state,
    code: failed.length > 0 ? true : null,
  });
  return { failed: own, python: told?.code ?? null };
}

async function entriesOf(bytes: Buffer): Promise<Entries> {
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const zip = await readZipForm({ size: bytes.length, read });
  return new Map(
    zip?.entries.map(({ name, dataOffset, sizeBytes }) => [name, bytes.subarray(dataOffset, dataOffset + sizeBytes)]),
  );
}

function zipped(entries: Entries): Buffer {
  const all = [...entries];
  const placed = placeEntries(all.map(([name, bytes]) => ({ name, sizeBytes: bytes.length, crc32: crc32(bytes) })));
  const written = placed.flatMap((entry, nr) => [localHeader(entry), all[nr]?.[1] ?? Buffer.alloc(0)]);
  return Buffer.concat([...written, zipDirectory(placed)]);
}

/** The package with these entries changed by whoever doesn't have HQ's keys. */
async function forged(changes: Record<string, (value: never) => unknown>): Promise<Buffer> {
  const entries = await entriesOf(honest);
  for (const [name, change] of Object.entries(changes)) {
    const value: unknown = JSON.parse(String(entries.get(name)));
    entries.set(name, Buffer.from(canonicalJson(change(value as never))));
  }
  return zipped(entries);
}

interface Sealed {
  content: BulletinDetail['content'];
  texts: BulletinDetail['texts'];
}

/** One more officer with footage. */
function raised({ content, texts }: Sealed): Sealed {
  const total = content.overview.total.map((figure) =>
    figure.metric === 'use' ? { ...figure, now: { ...figure.now, numerator: figure.now.numerator + 1 } } : figure,
  );
  return { content: { ...content, overview: { ...content.overview, total } }, texts };
}

function withRow(input: { rows: { officerDays: { columns: string[]; rows: unknown[][] } } }) {
  const { officerDays } = input.rows;
  const at = officerDays.columns.indexOf('withFootage');
  const rows = officerDays.rows.map((row) => row.map((value, nr) => (nr === at ? 1 : value)));
  return { ...input, rows: { ...input.rows, officerDays: { ...officerDays, rows } } };
}

describe('the package of a sealed issue', () => {
  it('is true by both verifiers, and says what can’t be told', async () => {
    expect(await refusals(honest)).toEqual({ failed: [], python: null });
    expect(await verify(honest, {})).toMatchObject({
      ...{ state: 'true', bulletinId: issue.bulletinId, issue: { kind: 'weekly', year: 2026, number: 1 } },
      ...{ persons: { sealed: 3, proved: 3 }, rootFingerprint: root },
      unchecked: ['root_not_given', 'no_given_witness'],
    });
  });

  it('gives salts only to who prepares issues or audits them', async () => {
    const theirs = (await download(officer)).bytes;
    expect([...(await entriesOf(theirs)).keys()]).not.toContain('persons.json');
    const verdict = await verify(theirs);
    expect(verdict).toMatchObject({ state: 'true', persons: { sealed: 3, proved: 0 } });
    expect(verdict?.unchecked).toContain('persons_not_shown');
    expect(await refusals(theirs)).toEqual({ failed: [], python: null });
  });

  it('is refused with another number', async () => {
    const { failed, python } = await refusals(await forged({ 'bulletin.json': raised }));
    expect(failed).toEqual([
      'content: content_differs',
      'bulletin_digest: bulletin_differs',
      'bulletin_digest: file_differs',
    ]);
    expect(python ?? 'content_differs').toBe('content_differs');
  });

  it('is refused with another row', async () => {
    const { failed, python } = await refusals(await forged({ 'input.json': withRow }));
    expect(failed).toEqual(['input_digest: input_differs', 'input_digest: file_differs', 'content: content_differs']);
    expect(python ?? 'input_differs').toBe('input_differs');
  });

  it('is refused with another document or spreadsheet', async () => {
    for (const [name, check] of [
      ['bulletin.docx', 'document'],
      ['figures.xlsx', 'figures'],
    ] as const) {
      const { failed, python } = await refusals(zipped((await entriesOf(honest)).set(name, Buffer.from('other'))));
      expect(failed).toEqual([`${check}: file_differs`]);
      expect(python ?? 'file_differs').toBe('file_differs');
    }
  });

  it('is refused with somebody else, or with another salt', async () => {
    type Persons = { person: string; name: string; salt: string }[];
    const changed = (change: object) => (persons: Persons) =>
      persons.map((one, nr) => (nr === 0 ? { ...one, ...change } : one));
    for (const [change, code] of [
      [{ name: '王伟' }, 'person_differs'],
      [{ badgeNo: '200001' }, 'person_differs'],
      [{ salt: randomBytes(32).toString('hex') }, 'person_differs'],
      [{ person: 'p4' }, 'person_unknown'],
    ] as const) {
      const { failed, python } = await refusals(await forged({ 'persons.json': changed(change) }));
      expect(failed[0]).toBe(`persons: ${code}`);
      expect(python ?? code).toBe(code);
    }
  });

  it('is refused with a forged sealing', async () => {
    type Fact = { payload: Record<string, unknown>; index: number; subject: string };
    const { failed, python } = await refusals(
      await forged({ 'seal.json': (fact: Fact) => ({ ...fact, payload: { ...fact.payload, number: 7 } }) }),
    );
    expect(failed).toEqual(['ledger: payload_differs']);
    expect(python ?? 'payload_differs').toBe('payload_differs');
    const moved = await refusals(await forged({ 'seal.json': (fact: Fact) => ({ ...fact, index: fact.index - 1 }) }));
    expect(moved.failed).toEqual(['ledger: not_in_tree']);
    const other = { subject: `bulletin:${crypto.randomUUID()}` };
    const renamed = await refusals(await forged({ 'seal.json': (fact: Fact) => ({ ...fact, ...other }) }));
    expect(renamed.failed).toEqual(['ledger: payload_differs', 'bound: issue_differs']);
  });

  it('is refused with another checkpoint, other keys, or something beside', async () => {
    const entries = await entriesOf(honest);
    const note = String(entries.get('checkpoint.txt'));
    const cut = note.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) + 1}\n`);
    const checked = await refusals(zipped(new Map(entries).set('checkpoint.txt', Buffer.from(cut))));
    expect(checked.failed).toContain('checkpoint: signature_wrong');
    expect(
      (await verify(honest, { root: 'a'.repeat(26) }))?.checks.find(({ check }) => check === 'keys')?.outcome,
    ).toBe('fails');
    const beside = await refusals(zipped(new Map(entries).set('other.txt', Buffer.from('x'))));
    expect(beside.failed).toEqual(['package: entry_unexpected']);
    const without = new Map(entries);
    without.delete('input.json');
    expect((await refusals(zipped(without))).failed).toContain('package: entry_missing');
  });

  it('is no package when it is something else', async () => {
    expect(await verify(Buffer.from('nothing'))).toBeNull();
    expect(await verify(zipped(new Map([['a.txt', Buffer.from('a')]])))).toBeNull();
  });
});

describe('rollcall bulletin verify', () => {
  it('names each check, and ends with 1 for what is refused and 2 for what is no package', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bulletin-'));
    try {
      const path = join(folder, 'issue.zip');
      await writeFile(path, honest);
      const right = await runCli(['bulletin', 'verify', path, '--root', root], {});
      expect(right).toMatchObject({ code: 0, out: expect.stringMatching(/^Bulletin weekly 2026, number 1: TRUE/) });
      expect(right.out).toMatch(/holds .* \[content\]/);
      const { verifierKey } = sampleWitness('elsewhere');
      const unwitnessed = await runCli(['bulletin', 'verify', path, '--root', root, '--witness-key', verifierKey], {});
      expect([unwitnessed.code, unwitnessed.out.split(':')[0]]).toEqual([3, 'NOT WITNESSED AS ASKED']);
      if (hasPythonVerifier()) {
        const python = (...args: string[]) => runPython('verify_bulletin.py', [path, ...args]);
        const statuses = [
          python('--root', root),
          python('--root', 'a'.repeat(26)),
          python('--witness-key', verifierKey),
        ];
        expect(statuses.map(({ status }) => status)).toEqual([0, 1, 3]);
        expect([python('--witness-key', 'a+b+c'), python('--root', 'x')].map(({ status }) => status)).toEqual([2, 2]);
        expect(python('--help').stdout).toMatch(/--root FINGERPRINT.*--witness-key KEY.*Exit status: /s);
        expect(statuses[2]?.stderr).toContain('NOT WITNESSED AS ASKED');
      }
      await writeFile(path, await forged({ 'bulletin.json': raised }));
      const raisedByOne = await runCli(['bulletin', 'verify', path, '--root', root], {});
      expect(raisedByOne).toMatchObject({
        code: 1,
        out: expect.stringMatching(/FAILS .*\[content: content_differs\]/),
      });
      await writeFile(path, zipped((await entriesOf(honest)).set('bulletin.docx', Buffer.from('other'))));
      const { code, out } = await runCli(['bulletin', 'verify', path, '--root', root], {});
      expect(code).toBe(1);
      expect(out).toMatch(/^Bulletin weekly 2026, number 1: REFUSED/);
      expect(out).toMatch(/holds .* \[ledger\]/);
      expect(out).toMatch(/FAILS .*bulletin\.docx has other bytes than were sealed\. \[document: file_differs\]/);
      const json = await runCli(['bulletin', 'verify', path, '--json'], {});
      expect(JSON.parse(json.out)).toMatchObject({ state: 'refused', bulletinId: issue.bulletinId });
      for (const args of [[join(folder, 'none')], [folder], [path, '--root', 'abc']]) {
        expect((await runCli(['bulletin', 'verify', ...args], {})).code).toBe(2);
      }
      await writeFile(path, 'nothing');
      expect((await runCli(['bulletin', 'verify', path], {})).code).toBe(2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('an issue', () => {
  it('still verifies after a name was erased', async () => {
    await world.ok(admin, 'POST', `bulletins/${issue.bulletinId}/erase-name`, { person: 'p1', reason: '本人申请' });
    await world.settle();
    const { bytes } = await download(admin);
    expect([...(await entriesOf(bytes)).keys()]).not.toContain('bulletin.docx');
    expect(await refusals(bytes)).toEqual({ failed: [], python: null });
    const verdict = await verify(bytes);
    expect(verdict).toMatchObject({ state: 'true', persons: { sealed: 3, proved: 2 } });
    expect(verdict?.checks.find(({ check }) => check === 'document')?.outcome).toBe('gone');
    expect(String(bytes)).not.toContain('赵敏');
  });

  it('is packed as it was sealed though somebody put another file over it in the store', async () => {
    for await (const key of world.store.listKeys(`bulletins/${issue.bulletinId}/`)) {
      if (key.endsWith('figures.xlsx')) await world.store.putObject(key, Buffer.from('other'), 'text/plain');
    }
    expect(await refusals((await download(admin)).bytes)).toEqual({ failed: [], python: null });
  });

  it('is not packed when a row of the database says something else, its seal included', async () => {
    const { bulletinId } = issue;
    const seal = { ...issue.seal, submittedBy: 'somebody else' };
    const set = (changed: object) =>
      world.db
        .updateTable('bulletin')
        .set({ seal: JSON.stringify(changed) })
        .where('bulletin_id', '=', bulletinId)
        .execute();
    await set(seal);
    expect((await download(admin)).body.code).toBe('bulletin_altered');
    await set(issue.seal ?? {});
    expect((await download(admin)).status).toBe(200);
  });
});

describe('the package of an HQ with witnesses', () => {
  type Witness = Awaited<ReturnType<typeof enrolWitness>>;
  const fetched = async () => {
    const { status, body, headers, bytes } = await download(admin);
    return {
      status,
      code: body?.code,
      unwitnessed: headers.get('rollcall-unwitnessed'),
      retryAfter: headers.get('retry-after'),
      bytes,
    };
  };
  const sizes = async () =>
    await world.db.selectFrom('ledger_checkpoint').select(['size', 'note']).orderBy('size').execute();

  async function cosign({ stationId, key, cosign: lineOver }: Witness, { size, note }: { size: number; note: string }) {
    const body = parseCheckpoint(note)?.note.body ?? '';
    const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') } as const;
    const origin = 'rollcall.local/hq';
    await cosignAsStation({ db: world.db, origin }, { stationId, publicJwk }, { size, line: lineOver(body) });
  }

  it('says that none is configured while none is', async () => {
    expect(await fetched()).toMatchObject({ status: 200, unwitnessed: '1' });
  });

  it('is refused until one cosigned over the sealing, and then has the newest checkpoint that one cosigned', async () => {
    const [station, other] = [
      await enrolWitness(world.setup.hq, 'station-w1'),
      await enrolWitness(world.setup.hq, 'station-w2'),
    ];
    const [first] = await sizes();
    if (!first) throw new Error('no checkpoint');
    await cosign(station, first);
    expect(await fetched()).toMatchObject({ status: 409, code: 'bulletin_waits_for_witness', retryAfter: '300' });
    await world.settle();
    const covering = (await sizes()).at(-1) ?? first;
    await cosign(station, covering);
    await addFacts(world.db, 2);
    await world.settle();
    expect((await sizes()).at(-1)?.size).toBeGreaterThan(covering.size);
    const { status, unwitnessed, bytes } = await fetched();
    expect([status, unwitnessed]).toEqual([200, null]);
    const given = [readWitnessKey(formatVerifierKey(station.key), nodeEvidenceCrypto.sha256)].filter(
      (key) => key !== null,
    );
    expect(await verify(bytes, { root, witnessKeys: given })).toMatchObject({
      ...{ state: 'true', checkpointSize: covering.size, unchecked: ['persons_not_shown'] },
      witnesses: [{ name: station.key.name, keyGiven: true }],
    });
    await cosign(other, (await sizes()).at(-1) ?? first);
    expect((await verify((await fetched()).bytes))?.checkpointSize).toBeGreaterThan(covering.size);
  });

  it('prefers one that a witness outside cosigned, and waits for no station that was revoked', async () => {
    const outside = makeNoteKey('supervision.example/witness', noteAlgorithms.witness);
    const newest = (await sizes()).at(-1);
    if (!newest) throw new Error('no checkpoint');
    await world.db.transaction().execute(async (tx) => {
      const key = formatVerifierKey(outside.key);
      await insertWitness(tx, {
        ...{ verifierKey: key, name: outside.key.name, kind: 'outside', stationId: null },
        publicKey: outside.key.publicKey,
      });
    });
    const before = (await verify((await fetched()).bytes))?.checkpointSize ?? 0;
    expect(before).toBe(newest.size);
    const [, older] = (await sizes()).reverse();
    if (!older) throw new Error('no older checkpoint');
    await insertCosignatureOf(outside, older);
    expect((await verify((await fetched()).bytes))?.checkpointSize).toBe(older.size);
    await world.db.updateTable('witness').set({ removed_at: new Date() }).where('kind', '=', 'outside').execute();
    await world.db
      .updateTable('station')
      .set({ revoked_at: new Date() })
      .where('station_id', 'like', 'station-w%')
      .execute();
    expect(await fetched()).toMatchObject({ status: 200, unwitnessed: '1' });
  });

  async function insertCosignatureOf(
    { privateKey, key }: ReturnType<typeof makeNoteKey>,
    { size, note }: { size: number; note: string },
  ) {
    const body = parseCheckpoint(note)?.note.body ?? '';
    const line = formatCosignatureLine(key, 1, sign(null, cosignatureMessage(body, 1), privateKey));
    await world.db
      .transaction()
      .execute((tx) =>
        insertCosignature(tx, { size, verifierKey: formatVerifierKey(key), line, signedAt: new Date(1000) }),
      );
  }
});
