import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { openKeySet } from '@rollcall/shared/contract/key-set';
import { isSignedBy, parseVerifierKey } from '@rollcall/shared/contract/signed-note';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { contractFixtures } from '@rollcall/test/contract-fixtures';
import { expect, test } from 'vitest';
import { openPermit } from '../src/erase/open-permit.ts';
import { sha256, verifyEd25519 } from '../src/identity/node-crypto.ts';

test.each(contractFixtures('checkpoint'))('a station reads or refuses $name as the contract says', (fixture) => {
  const { ledgerKey, note, checkpoint, outcome = 'checkpoint' } = fixture;
  const key = parseVerifierKey(ledgerKey, sha256);
  const read = parseCheckpoint(note);
  const signed = read !== null && key !== null && isSignedBy(read.note, key, verifyEd25519);
  expect(read === null ? 'unreadable' : signed ? 'checkpoint' : 'bad_signature').toBe(outcome);
  if (!read || !checkpoint) return;
  const { origin, size, root } = read;
  expect({ origin, size, root: Buffer.from(root).toString('hex') }).toEqual(checkpoint);
});

test.each(contractFixtures('key_set'))('a station reads or refuses $name as the contract says', (fixture) => {
  const opened = openKeySet(fixture.jws, verifyEd25519);
  expect(opened && { keySet: opened.keySet, rootFingerprint: keyFingerprint(opened.rootJwk, sha256) }).toEqual(
    fixture.valid ? { keySet: fixture.keySet, rootFingerprint: fixture.rootFingerprint } : null,
  );
});

test.each(contractFixtures('permit'))('a station reads or refuses $name as the contract says', (fixture) => {
  const { publicJwk, jws, permit, outcome } = fixture;
  const opened = openPermit(jws, [publicJwk], verifyEd25519);
  expect(opened.outcome === 'permit' ? opened.permit : opened.reason).toEqual(permit ?? outcome);
});
