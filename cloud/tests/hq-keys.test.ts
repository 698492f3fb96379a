import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHqKeys, rotateHqKey } from '@rollcall/cloud/auth/create-hq-keys';
import { loadHqKeys } from '@rollcall/cloud/auth/hq-keys';
import { loadLedgerSigner, loadPermitSigner } from '@rollcall/cloud/auth/load-signers';
import { verifyEd25519 } from '@rollcall/cloud/ledger/verify-ed25519';
import { formatCheckpoint, parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { type KeyUse, keyUseSchema } from '@rollcall/shared/contract/key-set';
import { keysInForce } from '@rollcall/shared/contract/keys-in-force';
import { openRootVouch } from '@rollcall/shared/contract/root-vouch';
import { isSignedBy, parseVerifierKey } from '@rollcall/shared/contract/signed-note';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { compactVerify, importJWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './support/run-cli.ts';

const origin = 'rollcall.example/hq';
const now = new Date('2026-11-25T00:00:00.000Z');
const hourMs = 3_600_000;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
let folder: string;
let keysFolder: string;
let rootFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-hq-keys-'));
  keysFolder = join(folder, 'keys');
  rootFolder = join(folder, 'root');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const create = () => createHqKeys(keysFolder, { rootFolder, origin, now });
const rotate = (use: KeyUse, retireAfterMs = hourMs) =>
  rotateHqKey(keysFolder, { use, rootFolder, retireAfterMs, now });
const atRoot = (name: string) => join(rootFolder, name);
const atHq = (name: string) => join(keysFolder, name);

describe('the keys of HQ', () => {
  it('are each of its own, and one set by the root names them all', async () => {
    const { keySet, rootJwk, made } = await create();
    expect(keySet).toMatchObject({
      counter: 1,
      origin,
      keys: [{ use: 'message' }, { use: 'permit' }, { use: 'ledger' }],
    });
    expect(new Set([rootJwk.x, ...keySet.keys.map(({ jwk }) => jwk.x)]).size).toBe(4);
    const hqKeys = await loadHqKeys(keysFolder);
    expect(hqKeys.fingerprint).toBe(keyFingerprint(rootJwk, sha256));
    expect(hqKeys.rootVouch).toBeNull();
    for (const file of made) expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(keysFolder)).not.toContain('hq-root-key.json');
    expect((await create()).made).toEqual([]);
  });

  it('sign checkpoints and permits that anybody can check by the set', async () => {
    const { keySet } = await create();
    const ledger = await loadLedgerSigner(keysFolder, origin);
    const body = formatCheckpoint({ origin, size: 3, root: new Uint8Array(32) });
    const note = parseCheckpoint(`${body}\n${ledger.sign(body)}\n`)?.note;
    const key = parseVerifierKey(ledger.verifierKey, sha256);
    expect(note && key && isSignedBy(note, key, verifyEd25519)).toBe(true);
    expect(Buffer.from(key?.publicKey ?? []).toString('base64url')).toBe(keysInForce(keySet, 'ledger', now)[0]?.x);

    const permits = await loadPermitSigner(keysFolder);
    const [permitJwk] = keysInForce(keySet, 'permit', now);
    const jws = await permits.sign({ permitId: 'x' });
    const { protectedHeader } = await compactVerify(jws, await importJWK(permitJwk ?? {}, 'EdDSA'));
    expect(protectedHeader).toMatchObject({ typ: 'rollcall-permit+jws', kid: permits.keyId });
  });

  it('refuse to sign under another name of the ledger', async () => {
    await create();
    await expect(loadLedgerSigner(keysFolder, 'other.example/hq')).rejects.toMatchObject({ code: 'origin_differs' });
  });

  it('stay what they are at an HQ that had a message key only, which vouches for the root', async () => {
    await mkdir(keysFolder, { mode: 0o700 });
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    await writeFile(atHq('hq-message-key.json'), JSON.stringify(jwk), { mode: 0o600 });
    const { keySet, rootJwk } = await create();
    const hqKeys = await loadHqKeys(keysFolder);
    expect(hqKeys.publicJwk.x).toBe(jwk.x);
    expect(openRootVouch(hqKeys.rootVouch ?? '', [hqKeys.publicJwk], verifyEd25519)).toEqual(rootJwk);
    const [ledgerKey] = keysInForce(keySet, 'ledger', now);
    expect(openRootVouch(hqKeys.rootVouch ?? '', ledgerKey ? [ledgerKey] : [], verifyEd25519)).toBeNull();
  });

  it('are not made a second time for a set that is lost: it comes from the root, or not at all', async () => {
    const { jws } = await create();
    await rm(atHq('hq-key-set.jws'));
    expect((await create()).jws).toBe(jws);
    await rm(atHq('hq-key-set.jws'));
    await rename(rootFolder, join(folder, 'in-the-safe'));
    await expect(create()).rejects.toMatchObject({ code: 'root_key_needed' });
    await expect(loadHqKeys(keysFolder)).rejects.toMatchObject({ code: 'key_set_missing' });
  });

  it.each(['hq-message-key.json', 'hq-permit-key.json', 'hq-ledger-key.json'])(
    '%s of another HQ is refused',
    async (name) => {
      await create();
      const other = join(folder, 'other');
      await createHqKeys(other, { rootFolder: join(folder, 'other-root'), origin, now });
      await rename(join(other, name), atHq(name));
      const loads = [loadHqKeys(keysFolder), loadLedgerSigner(keysFolder, origin), loadPermitSigner(keysFolder)];
      const refusals = (await Promise.allSettled(loads)).filter(({ status }) => status === 'rejected');
      expect(refusals).toMatchObject([{ reason: { code: 'key_not_in_set' } }]);
    },
  );

  it('refuse a set in which a bit was changed', async () => {
    const { jws } = await create();
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const changed = Buffer.from(payload, 'base64url').toString().replace('"counter":1', '"counter":9');
    const forged = [header, Buffer.from(changed).toString('base64url'), signature].join('.');
    await writeFile(atHq('hq-key-set.jws'), forged);
    await expect(loadHqKeys(keysFolder)).rejects.toMatchObject({ code: 'key_set_damaged' });
  });
});

describe('a rotation', () => {
  it.each(keyUseSchema.options)('of the %s key retires the old one, and leaves the others alone', async (use) => {
    const { keySet: before } = await create();
    const { keySet, retiredAt } = await rotate(use);
    expect(keySet).toMatchObject({ counter: 2, origin });
    expect(retiredAt).toBe('2026-11-25T01:00:00.000Z');
    for (const other of keyUseSchema.options.filter((option) => option !== use)) {
      expect(keysInForce(keySet, other, now)).toEqual(keysInForce(before, other, now));
    }
    const [old] = keysInForce(before, use, now);
    const inForce = (ms: number) => keysInForce(keySet, use, new Date(now.getTime() + ms));
    expect(inForce(hourMs - 1)).toHaveLength(2);
    expect(inForce(hourMs - 1)[0]).toEqual(old);
    expect(inForce(hourMs)).toHaveLength(1);
    expect(inForce(hourMs)).not.toContainEqual(old);
    await loadHqKeys(keysFolder);
    await loadLedgerSigner(keysFolder, origin);
    await loadPermitSigner(keysFolder);
  });

  it('of a stolen key ends it at once, also when it was to be believed a while longer', async () => {
    await create();
    await rotate('message', 24 * hourMs);
    const { keySet } = await rotate('message', 0);
    expect(keysInForce(keySet, 'message', now)).toHaveLength(1);
    expect(keySet.keys.filter(({ use }) => use === 'message')).toHaveLength(3);
  });

  it('is refused with the root key of another HQ, and changes nothing', async () => {
    const { jws } = await create();
    const otherRoot = join(folder, 'other-root');
    await createHqKeys(join(folder, 'other'), { rootFolder: otherRoot, origin, now });
    const wanted = { use: 'message' as const, rootFolder: otherRoot, retireAfterMs: 0, now };
    await expect(rotateHqKey(keysFolder, wanted)).rejects.toMatchObject({ code: 'other_root_key' });
    expect((await loadHqKeys(keysFolder)).keySet.jws).toBe(jws);
  });

  it('never gives a number twice, although the folder of HQ was restored from before the last', async () => {
    await create();
    const before = await readFile(atHq('hq-key-set.jws'), 'utf8');
    const key = await readFile(atHq('hq-message-key.json'), 'utf8');
    await rotate('message');
    await writeFile(atHq('hq-key-set.jws'), before, { mode: 0o600 });
    await writeFile(atHq('hq-message-key.json'), key, { mode: 0o600 });
    const { keySet } = await rotate('message');
    expect(keySet.counter).toBe(3);
    expect(keysInForce(keySet, 'message', new Date(now.getTime() + hourMs))).toHaveLength(1);
    await loadHqKeys(keysFolder);
  });

  it('that is cut off leaves HQ with a key that its set names, wherever that was', async () => {
    const { keySet: first } = await create();
    // Before the set: the new key is there and counts for nothing; the next try takes it up.
    const leftover = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    await writeFile(atHq('hq-message-key.next.json'), JSON.stringify(leftover), { mode: 0o600 });
    expect((await loadHqKeys(keysFolder)).publicJwk).toEqual(keysInForce(first, 'message', now)[0]);
    await rotate('message', 0);
    expect((await loadHqKeys(keysFolder)).publicJwk.x).toBe(leftover.x);
    // After the set, before the new key took the place of the old one.
    await rename(atHq('hq-message-key.json'), atHq('hq-message-key.next.json'));
    await writeFile(
      atHq('hq-message-key.json'),
      JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })),
      { mode: 0o600 },
    );
    expect((await loadHqKeys(keysFolder)).publicJwk.x).toBe(leftover.x);
    const { keySet: third } = await rotate('message', 0);
    expect(third.counter).toBe(3);
    expect((await readdir(keysFolder)).filter((name) => name.includes('next'))).toEqual([]);
  });

  it('and what came of it is told by the command', async () => {
    const env = { ROLLCALL_KEYS_DIR: keysFolder };
    await create();
    const rotated = await runCli(['keys', 'rotate', 'ledger', '--root', rootFolder, '--retire-after', '0'], env);
    expect(rotated).toMatchObject({ code: 0, out: expect.stringMatching(/key set number 2.*Next: .*restart HQ/s) });
    const shown = await runCli(['keys', 'show'], env);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toMatch(
      /Root fingerprint: [a-z2-7]{26}\nKey set: number 2, of .*\nLedger: rollcall\.example\/hq\+/,
    );
    expect(shown.out.match(/^ledger /gm)).toHaveLength(2);
    expect(await runCli(['keys', 'rotate', 'root', '--root', rootFolder], env)).toMatchObject({ code: 2 });
    const lost = await runCli(['keys', 'rotate', 'ledger', '--root', join(folder, 'nowhere')], env);
    expect(lost).toMatchObject({ code: 1, err: expect.stringMatching(/A key of HQ is missing: .*nowhere/) });
    await rm(atRoot('hq-root-key.json'));
    await rm(atHq('hq-ledger-key.json'));
    expect(await runCli(['keys', 'show'], env)).toMatchObject({ code: 1, err: expect.stringMatching(/hq-ledger-key/) });
  });
});
