// Writes the samples of checkpoints, cosignatures, key sets and erase permits into shared/fixtures/valid and invalid, beside those
// of make-contract-fixtures.ts. Keys follow from names. Files that are there stay as they are, because what an earlier version
// signed must still be read.
import { existsSync, writeFileSync } from 'node:fs';
import { erasePermitJwsType, permitSha256 } from '@rollcall/shared/contract/erase-permit';
import { keySetJwsType } from '@rollcall/shared/contract/key-set';
import { sampleKeys, sampleWitness, sha256 } from '../src/evidence/sample-keys.ts';
import { proveLeaf, rootOf, sampleLeaf } from '../src/evidence/sample-ledger.ts';
import { seededKey } from '../src/evidence/seeded-key.ts';
import { signedJws } from '../src/evidence/signed-jws.ts';

const folder = new URL('../../shared/fixtures/', import.meta.url);
const keys = sampleKeys();
const root = new Uint8Array(32).fill(7);
const note = keys.checkpointNote(42, root);
const body = note.slice(0, note.indexOf('\n\n') + 1);
const ledgerKey = keys.ledgerVerifierKey;
const checkpoint = { origin: keys.origin, size: 42, root: Buffer.from(root).toString('hex') };

const witness = sampleWitness('squad-1');
const cosignature = { kind: 'cosignature', witnessKey: witness.verifierKey, body };

const rootKey = seededKey('hq root');
const keySet = (payload: object, header: object = {}, key = rootKey) => ({
  kind: 'key_set',
  jws: signedJws(payload, { typ: keySetJwsType, jwk: rootKey.jwk, ...header }, key),
});

const permitKey = seededKey('hq permit');
const digest = 'c'.repeat(64);
const path = {
  bytes: Buffer.from('DCIM/K000001_100001_20261125093000_0001.MP4').toString('base64'),
  text: 'DCIM/K000001_100001_20261125093000_0001.MP4',
};
const file = {
  path,
  sizeBytes: 9_000_000,
  modifiedAt: '2026-11-25T01:40:00.000Z',
  sha256: digest,
  recordingId: 'a'.repeat(32),
};
const permitId = '6f6f9a8e-0a0c-4a59-8f43-3a54a9b0d001';
const content = {
  v: 1,
  permitId,
  stationId: 'squad-1',
  recorderSerial: 'K000001',
  cardVolumeId: 'folder:K000001',
  dockSessionId: '6f6f9a8e-0a0c-4a59-8f43-3a54a9b0d002',
  issuedAt: '2026-11-25T02:00:00.000Z',
  expiresAt: '2026-11-26T02:00:00.000Z',
  dryRun: false,
  inventorySha256: digest,
  files: [file, { ...file, path: { bytes: 'wrw=', text: '录' }, sizeBytes: 0, recordingId: null }],
  unreadable: [{ path, sizeBytes: 5, modifiedAt: file.modifiedAt, approvalId: '7' }],
  keep: [{ bytes: Buffer.from('LOG/20261125.log').toString('base64'), text: 'LOG/20261125.log' }],
};
const issued = sampleLeaf(
  {
    type: 'erase_permit_issued',
    subject: 'station:squad-1',
    payload: { permitId, permitSha256: permitSha256(content, sha256) },
  },
  0,
);
const { leaf, salt, subject, payload, index, proof } = await proveLeaf([issued], 0);
const ledger = {
  leaf,
  salt,
  subject,
  payload,
  index,
  proof,
  checkpoint: keys.checkpointNote(1, rootOf([issued]), ['squad-1']),
};
const permit = { ...content, ledger };
const permitOf = (given: object, key = permitKey) => ({
  kind: 'permit',
  publicJwk: permitKey.jwk,
  jws: signedJws(given, { typ: erasePermitJwsType, kid: 'permit' }, key),
});

write('valid', {
  checkpoint: { kind: 'checkpoint', ledgerKey, note, checkpoint },
  'checkpoint-cosigned': {
    kind: 'checkpoint',
    ledgerKey,
    note: keys.checkpointNote(42, root, ['squad-1', 'squad-2']),
    checkpoint,
  },
  cosignature: { ...cosignature, line: witness.cosign(body, 1_795_000_123), timestamp: 1_795_000_123 },
  'key-set': { ...keySet(keys.keySet), keySet: keys.keySet, rootFingerprint: keys.rootFingerprint },
  'key-set-later-version': {
    ...keySet({ ...keys.keySet, mood: 'new optional field' }),
    keySet: keys.keySet,
    rootFingerprint: keys.rootFingerprint,
  },
  permit: { ...permitOf(permit), permit },
});
write('invalid', {
  'checkpoint-by-another-hq': {
    kind: 'checkpoint',
    ledgerKey,
    note: sampleKeys('other').checkpointNote(42, root),
    outcome: 'bad_signature',
  },
  'checkpoint-altered': {
    kind: 'checkpoint',
    ledgerKey,
    note: note.replace('\n42\n', '\n43\n'),
    outcome: 'bad_signature',
  },
  'checkpoint-with-extension': {
    kind: 'checkpoint',
    ledgerKey,
    note: note.replace('\n\n', '\nmore\n\n'),
    outcome: 'unreadable',
  },
  'checkpoint-size-padded': {
    kind: 'checkpoint',
    ledgerKey,
    note: note.replace('\n42\n', '\n042\n'),
    outcome: 'unreadable',
  },
  'checkpoint-base64-loose': {
    kind: 'checkpoint',
    ledgerKey,
    note: note.replace('cHBwc=\n', 'cHBwd=\n'),
    outcome: 'unreadable',
  },
  'checkpoint-unsigned': { kind: 'checkpoint', ledgerKey, note: body, outcome: 'unreadable' },
  'cosignature-of-another-body': { ...cosignature, line: witness.cosign(body.replace('42', '41')) },
  'cosignature-by-another': { ...cosignature, line: sampleWitness('squad-2').cosign(body) },
  'cosignature-of-another-ledger': { ...cosignature, line: sampleWitness('squad-1', 'elsewhere').cosign(body) },
  'key-set-by-another-root': keySet(keys.keySet, {}, seededKey('other root')),
  'key-set-of-another-type': keySet(keys.keySet, { typ: 'rollcall-down+jws' }),
  'key-set-without-keys': keySet({ ...keys.keySet, keys: [] }),
  'key-set-version-2': keySet({ ...keys.keySet, v: 2 }),
  'permit-by-another-key': { ...permitOf(permit, seededKey('other permit')), outcome: 'bad_signature' },
  'permit-of-two-days': {
    ...permitOf({ ...permit, expiresAt: '2026-11-27T02:00:00.000Z' }),
    outcome: 'unreadable_permit',
  },
  'permit-for-nameless-file': {
    ...permitOf({ ...permit, files: [{ ...file, recordingId: null }] }),
    outcome: 'unreadable_permit',
  },
  'permit-without-fact': { ...permitOf(content), outcome: 'unreadable_permit' },
});

function write(kind: 'valid' | 'invalid', fixtures: Record<string, unknown>): void {
  for (const [name, fixture] of Object.entries(fixtures)) {
    const target = new URL(`${kind}/${name}.json`, folder);
    if (!existsSync(target)) writeFileSync(target, `${JSON.stringify(fixture, null, 2)}\n`);
  }
}
