import { sha256 } from '@rollcall/cloud/ledger/sha256';
import { verifyEd25519 } from '@rollcall/cloud/ledger/verify-ed25519';
import { formatCheckpoint, parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { verifyCosignatureLine } from '@rollcall/shared/contract/cosignature';
import { erasePermitSchema, permitSha256 } from '@rollcall/shared/contract/erase-permit';
import { openKeySet } from '@rollcall/shared/contract/key-set';
import { formatNote, formatVerifierKey, parseVerifierKey } from '@rollcall/shared/contract/signed-note';
import { contractFixtures } from '@rollcall/test/contract-fixtures';
import { expect, test } from 'vitest';

test.each(contractFixtures('cosignature'))('HQ takes or refuses $name as the contract says', (fixture) => {
  const { witnessKey, body, line, timestamp, valid } = fixture;
  const key = parseVerifierKey(witnessKey, sha256);
  if (!key) throw new Error('the key of a witness must be readable');
  expect(formatVerifierKey(key)).toBe(witnessKey);
  expect(verifyCosignatureLine({ body, line, key }, verifyEd25519)).toEqual(
    valid ? { name: key.name, timestamp } : null,
  );
});

test.each(contractFixtures('checkpoint').filter(({ valid }) => valid))('HQ writes $name as it reads it', ({ note }) => {
  const read = parseCheckpoint(note);
  expect(read && formatNote({ body: formatCheckpoint(read), signatures: read.note.signatures })).toBe(note);
});

test.each(contractFixtures('key_set'))('HQ reads or refuses $name as the contract says', ({ jws, keySet, valid }) => {
  expect(openKeySet(jws, verifyEd25519)?.keySet).toEqual(valid ? keySet : undefined);
});

test.each(contractFixtures('permit').filter(({ valid }) => valid))('the fact of $name has its digest', ({ permit }) => {
  const { ledger, ...content } = erasePermitSchema.parse(permit);
  expect(ledger.payload.permitSha256).toBe(permitSha256(content, sha256));
});
