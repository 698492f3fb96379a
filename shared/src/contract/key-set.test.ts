import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { toBase64Url } from '../bytes/base64.ts';
import { isJwsSignedBy, readCompactJws } from './compact-jws.ts';
import { type ErasePermit, erasePermitSchema, permitSha256 } from './erase-permit.ts';
import { keySetJwsType, openKeySet } from './key-set.ts';

const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  verify(
    null,
    message,
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) } }),
    signature,
  );
const root = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const other = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const jwkOf = ({ x }: { x?: string }) => ({ kty: 'OKP', crv: 'Ed25519', x });
const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
function jws(payload: unknown, header: object = {}, key = root): string {
  const protectedHeader = { alg: 'EdDSA', typ: keySetJwsType, jwk: jwkOf(root), ...header };
  const content = `${encoded(protectedHeader)}.${encoded(payload)}`;
  return `${content}.${sign(null, Buffer.from(content), createPrivateKey({ format: 'jwk', key })).toString('base64url')}`;
}
const keySet = {
  v: 1,
  counter: 3,
  issuedAt: '2026-11-25T02:00:00.000Z',
  origin: 'rollcall.local/hq',
  keys: [{ use: 'ledger', jwk: jwkOf(other), notBefore: '2026-11-01T00:00:00.000Z', retiredAt: null }],
};

test('a key set is opened by the root key in its header, which is told', () => {
  expect(openKeySet(jws(keySet), verifyEd25519)).toEqual({ keySet, rootJwk: jwkOf(root) });
});

test.each([
  ['signed by another key than its header names', jws(keySet, {}, other)],
  ['of another type', jws(keySet, { typ: 'rollcall-down+jws' })],
  ['of another algorithm', jws(keySet, { alg: 'none' })],
  ['with a header that must be understood', jws(keySet, { crit: ['exp'] })],
  ['without root key', jws(keySet, { jwk: undefined })],
  ['without keys', jws({ ...keySet, keys: [] })],
  ['of a later version', jws({ ...keySet, v: 2 })],
  ['that is no JSON', jws('no JSON')],
  ['with a fourth part', `${jws(keySet)}.`],
  ['padded', `${jws(keySet)}=`],
  ['of nothing', ''],
])('a key set %s is refused', (_, text) => {
  expect(openKeySet(text, verifyEd25519)).toBeNull();
});

test('every changed character of a key set is refused', () => {
  const text = jws(keySet);
  for (let index = 0; index < text.length; index += 1) {
    const changed = `${text.slice(0, index)}${text[index] === 'A' ? 'B' : 'A'}${text.slice(index + 1)}`;
    expect(openKeySet(changed, verifyEd25519), `character ${index}`).toBeNull();
  }
});

test('a JWS that is none has no header', () => {
  expect(readCompactJws('a.b.c', keySetJwsType)).toBeNull();
  expect(isJwsSignedBy('a.b.c', new Uint8Array(32), verifyEd25519)).toBe(false);
});

const digest = 'b'.repeat(64);
const path = { bytes: 'RENJTQ==', text: 'DCIM' };
const file = {
  path,
  sizeBytes: 5,
  modifiedAt: '2026-11-25T01:00:00.000Z',
  sha256: digest,
  recordingId: 'a'.repeat(32),
};
const leaf = {
  v: 1,
  factId: 1,
  type: 'erase_permit_issued',
  recordedAt: '2026-11-25T01:40:00.000001Z',
  payloadSha256: digest,
};
const permitId = '6f6f9a8e-0a0c-4a59-8f43-3a54a9b0d001';
const permit: ErasePermit = erasePermitSchema.parse({
  v: 1,
  permitId,
  stationId: 'squad-1',
  recorderSerial: 'K000001',
  cardVolumeId: 'folder:K000001',
  dockSessionId: permitId,
  issuedAt: '2026-11-25T02:00:00.000Z',
  expiresAt: '2026-11-26T02:00:00.000Z',
  dryRun: false,
  inventorySha256: digest,
  files: [file, { ...file, sizeBytes: 0, recordingId: null }],
  unreadable: [{ path, sizeBytes: 5, modifiedAt: file.modifiedAt, approvalId: '7' }],
  keep: [path],
  ledger: {
    leaf,
    salt: '00',
    subject: 'station:squad-1',
    payload: { permitId, permitSha256: digest },
    index: 0,
    proof: [],
    checkpoint: '',
  },
});

test.each([
  ['that ends more than 24 hours after it was issued', { expiresAt: '2026-11-26T02:00:00.001Z' }],
  ['that ends before it begins', { expiresAt: permit.issuedAt }],
  ['whose file names no recording', { files: [{ ...file, recordingId: null }] }],
  ['whose empty file names one', { files: [{ ...file, sizeBytes: 0 }] }],
  ['without its fact', { ledger: undefined }],
])('a permit %s is none', (_, changed) => {
  expect(erasePermitSchema.safeParse({ ...permit, ...changed }).success).toBe(false);
});

test('a permit’s digest is of all in it but where its fact stands, later members too', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const { ledger: _, ...content } = permit;
  expect(permitSha256(permit, sha256)).toBe(permitSha256(content, sha256));
  expect(permitSha256({ ...permit, later: 1 }, sha256)).not.toBe(permitSha256(permit, sha256));
  expect(permitSha256({ ...permit, dryRun: true }, sha256)).not.toBe(permitSha256(permit, sha256));
});
