import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { toBase64Url } from '../bytes/base64.ts';
import { toHex } from '../bytes/hex.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { cosignatureMessage, formatCosignatureLine, stationWitnessName, verifyCosignatureLine } from './cosignature.ts';
import {
  appendSignatureLine,
  formatNote,
  formatSignatureLine,
  formatVerifierKey,
  isSignedBy,
  makeVerifierKey,
  noteAlgorithms,
  parseNote,
  parseSignatureLine,
  parseVerifierKey,
  signatureBy,
} from './signed-note.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  verify(
    null,
    message,
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) } }),
    signature,
  );
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const rawKey = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));

// The examples of C2SP's signed-note.md, tlog-checkpoint.md and tlog-cosignature.md.
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const exampleNote = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
const exampleCheckpoint = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

test('the example key of C2SP verifies the example note, and is written as it was read', () => {
  const key = parseVerifierKey(exampleKey, sha256);
  const note = parseNote(exampleNote);
  if (!key || !note) throw new Error('the examples must be readable');
  expect(isSignedBy(note, key, verifyEd25519)).toBe(true);
  expect(isSignedBy({ ...note, body: 'This is another message.\n' }, key, verifyEd25519)).toBe(false);
  expect(formatVerifierKey(key)).toBe(exampleKey);
  expect(formatNote(note)).toBe(exampleNote);
});

test('the example checkpoint of C2SP has its size and root, and is written as it was read', () => {
  const read = parseCheckpoint(exampleCheckpoint);
  if (!read) throw new Error('the example must be readable');
  const { note, ...checkpoint } = read;
  expect({ ...checkpoint, root: toHex(read.root) }).toEqual({
    origin: 'example.com/behind-the-sofa',
    size: 20852163,
    root: '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62',
  });
  expect(formatCheckpoint(checkpoint)).toBe(note.body);
  expect(formatNote(note)).toBe(exampleCheckpoint);
});

test('the message that a witness signs is that of the example', () => {
  const body = parseNote(exampleCheckpoint)?.body ?? '';
  expect(new TextDecoder().decode(cosignatureMessage(body, 1679315147))).toBe(`cosignature/v1
time 1679315147
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`);
});

test('a key is refused with another id, algorithm, length, name or text of its base 64', () => {
  const [name, keyId, encoded] = exampleKey.split('+') as [string, string, string];
  for (const text of [
    `${name}+530d903b+${encoded}`,
    `${name}+530D903A+${encoded}`,
    `${name}x+${keyId}+${encoded}`,
    `+${keyId}+${encoded}`,
    `${name} +${keyId}+${encoded}`,
    `${name}+${keyId}+${encoded}=`,
    `${name}+${keyId}+${encoded.slice(0, -1)}l`,
    `${name}+${keyId}+${encoded.slice(0, -4)}`,
    `${name}+${keyId}+Au${encoded.slice(2)}`,
    `${name}+${keyId}`,
    '',
  ]) {
    expect(parseVerifierKey(text, sha256), text).toBeNull();
  }
});

test('a key whose base 64 has a plus is read whole', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const key = makeVerifierKey({ name: 'n', algorithm: 4, publicKey: sha256(Uint8Array.of(seed)) }, sha256);
    expect(parseVerifierKey(formatVerifierKey(key), sha256)).toEqual(key);
  }
});

test.each([
  ['without signature', 'text\n\n'],
  ['without its empty line', 'text\n— n AAAAAAAA\n'],
  ['without its last newline', exampleNote.slice(0, -1)],
  ['with a carriage return', exampleNote.replace('\n', '\r\n')],
  ['with a tab in its text', exampleNote.replace(' is', '\tis')],
  ['with something after its signatures', `${exampleNote}x\n`],
  ['with an empty line after them', `${exampleNote}\n`],
  ['with a hyphen for the dash', exampleNote.replace('—', '-')],
  ['with two blanks', exampleNote.replace('foo U', 'foo  U')],
  ['with a blank at the end of a line', exampleNote.replace('QM=\n', 'QM= \n')],
  ['with base 64 of other last bits', exampleNote.replace('aQM=', 'aQN=')],
  ['with base 64 unpadded', exampleNote.replace('aQM=', 'aQM')],
  ['with a name of a plus', exampleNote.replace('foo U', 'f+o U')],
  ['without text', '\n\n— n AAAAAAAA\n'.slice(1)],
])('a note %s is none', (_, text) => {
  expect(parseNote(text)).toBeNull();
});

test.each([
  ['a size with a zero in front', '\n020852163\n'],
  ['a size with a sign', '\n+20852163\n'],
  ['a size beyond what is counted exactly', '\n9007199254740993\n'],
  ['a blank at the size', '\n20852163 \n'],
  ['an extension line', '\n20852163\n', 'jxq2I=\n', 'jxq2I=\nmore\n'],
  [
    'a root of 31 bytes',
    '\n20852163\n',
    'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==',
  ],
  ['a root with other last bits', '\n20852163\n', 'q2I=', 'q2J='],
  ['no origin', '\n20852163\n', 'example.com/behind-the-sofa\n2', '\n2'],
])('a checkpoint with %s is none', (_, size, from = '', to = '') => {
  expect(parseCheckpoint(exampleCheckpoint.replace('\n20852163\n', size).replace(from, to))).toBeNull();
});

test('a station cosigns a checkpoint under its name; of another body, key or time, the line is refused', () => {
  const name = stationWitnessName('rollcall.local/hq', 'squad-1');
  const key = makeVerifierKey({ name, algorithm: noteAlgorithms.witness, publicKey: rawKey }, sha256);
  const ledgerKey = { ...key, algorithm: noteAlgorithms.ledger };
  const body = formatCheckpoint({ origin: 'rollcall.local/hq', size: 3, root: new Uint8Array(32) });
  const timestamp = 1_795_000_000;
  const line = formatCosignatureLine(key, timestamp, sign(null, cosignatureMessage(body, timestamp), privateKey));
  const opened = (changed: object) => verifyCosignatureLine({ body, line, key, ...changed }, verifyEd25519);
  expect(opened({})).toEqual({ name: 'rollcall.local/hq/squad-1', timestamp });
  expect(opened({ body: body.replace('3', '4') })).toBeNull();
  expect(opened({ key: ledgerKey })).toBeNull();
  expect(opened({ key: { ...key, publicKey: new Uint8Array(32) } })).toBeNull();
  expect(opened({ key: makeVerifierKey({ ...key, name: `${name}0` }, sha256) })).toBeNull();
  const parsed = parseSignatureLine(line);
  if (!parsed) throw new Error('the line must be readable');
  for (let bit = 0; bit < 72 * 8; bit += 1) {
    const signature = parsed.signature.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    expect(opened({ line: formatSignatureLine({ ...parsed, signature }) })).toBeNull();
  }
});

test('a cosignature is added to a note without touching what is there, and each is found by its key', () => {
  const note = parseNote(exampleNote);
  const added = parseNote(appendSignatureLine(exampleNote, '— witness AAAAAAAA'));
  expect(added?.body).toBe(note?.body);
  expect(added?.signatures.map(({ name }) => name)).toEqual(['example.com/foo', 'witness']);
  const key = makeVerifierKey({ name: 'witness', algorithm: 4, publicKey: rawKey }, sha256);
  expect(added && signatureBy(added, key)).toBeNull();
  expect(added && signatureBy(added, { ...key, keyId: new Uint8Array(4) })?.name).toBe('witness');
});
