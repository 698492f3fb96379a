import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { signatureBy, type VerifierKey } from '@rollcall/shared/contract/signed-note';
import { beforeAll, expect, test } from 'vitest';
import { newTestKey, type TestKey, testOrigin } from '../../tests/support/test-keys.ts';
import { TestLedger } from '../../tests/support/test-ledger.ts';
import { sha256, verifyEd25519 } from '../identity/node-crypto.ts';
import { type CheckpointVerdict, type HqCheckpoint, judgeCheckpoint } from './judge-checkpoint.ts';
import { ledgerKey } from './witness-keys.ts';

const crypt = { sha256, verifyEd25519 };
let hqKey: TestKey;
let stranger: TestKey;
let ledgerKeys: VerifierKey[];
/** 100 leaves, of which this witness saw 60; and another that has the first 50 of them. */
let ledger: TestLedger;
let forked: TestLedger;
let seen: HqCheckpoint;

beforeAll(async () => {
  [hqKey, stranger] = [await newTestKey(), await newTestKey()];
  ledgerKeys = [ledgerKey(testOrigin, hqKey.publicJwk)];
  ledger = new TestLedger().grow(100);
  forked = ledger.fork(50).grow(70);
  seen = await kept(ledger, 60);
});

async function kept(of: TestLedger, size: number): Promise<HqCheckpoint> {
  const verdict = judge(await of.note(hqKey, { size }), null);
  if (verdict.outcome !== 'newer') throw new Error('a good checkpoint was not taken');
  return verdict.checkpoint;
}

function judge(noteText: string, before: HqCheckpoint | null = seen, proof?: Uint8Array[]): CheckpointVerdict {
  const offered = proof ? { noteText, proof } : { noteText };
  return judgeCheckpoint(offered, { seen: before ?? undefined, origin: testOrigin, ledgerKeys }, crypt);
}

const told = (verdict: CheckpointVerdict) => (verdict.outcome === 'refused' ? verdict.reason : verdict.outcome);

test('what a witness that saw 60 leaves makes of a checkpoint', async () => {
  const note = (of: TestLedger, size: number, key = hqKey) => of.note(key, { size });
  const good = await note(ledger, 80);
  const line = good.trimEnd().split('\n').at(-1) ?? '';
  const otherLine = (await note(ledger, 81)).trimEnd().split('\n').at(-1) ?? '';
  const rows: [string, Promise<string> | string, Promise<Uint8Array[]> | undefined, string][] = [
    ['newer', note(ledger, 80), ledger.consistency(60, 80), 'newer'],
    ['newer, without its proof', note(ledger, 80), undefined, 'proof_needed'],
    ['newer by one leaf', note(ledger, 61), ledger.consistency(60, 61), 'newer'],
    ['the same again', note(ledger, 60), undefined, 'known'],
    ['an older one, replayed', note(ledger, 40), ledger.consistency(40, 60), 'known'],
    ['an older one, without its proof', note(ledger, 40), undefined, 'proof_needed'],
    ['of no leaves', note(ledger, 0), undefined, 'known'],
    ['of the same size with another root', note(forked, 60), undefined, 'fork'],
    ['newer in another history', note(forked, 80), forked.consistency(60, 80), 'fork'],
    ['older in another history', note(forked, 55), forked.consistency(55, 60), 'fork'],
    ['older, of before the histories parted', note(forked, 45), ledger.consistency(45, 60), 'known'],
    ['newer, with the proof of other sizes', note(ledger, 80), ledger.consistency(59, 80), 'fork'],
    ['newer, with a proof of nothing', note(ledger, 80), Promise.resolve([]), 'fork'],
    ['of another ledger', ledger.note(hqKey, { size: 80, origin: 'other.example/hq' }), undefined, 'other_origin'],
    ['signed by a stranger', note(ledger, 80, stranger), undefined, 'unknown_key'],
    ['with the signature of another one', good.replace(line, otherLine), undefined, 'bad_signature'],
    ['with another size than was signed', good.replace('\n80\n', '\n81\n'), undefined, 'bad_signature'],
    ['without a signature', good.replace(`${line}\n`, ''), undefined, 'unreadable'],
    ['that is no note', 'a tree of 80 leaves', undefined, 'unreadable'],
  ];
  const decided: [string, string][] = [];
  for (const [name, text, proof] of rows) decided.push([name, told(judge(await text, seen, proof && (await proof)))]);
  expect(decided).toEqual(rows.map(([name, , , expected]) => [name, expected]));
});

test('the first checkpoint is taken without a proof, if HQ signed it', async () => {
  expect(told(judge(await ledger.note(hqKey), null))).toBe('newer');
  expect(told(judge(await ledger.note(stranger), null))).toBe('unknown_key');
  expect(told(judge(await new TestLedger().note(hqKey), null))).toBe('newer');
});

test('a witness that saw an empty ledger needs no proof that it grew', async () => {
  const empty = await kept(new TestLedger(), 0);
  expect(told(judge(await ledger.note(hqKey), empty))).toBe('newer');
});

test('asks for the proof between the smaller and the larger size', async () => {
  expect(judge(await ledger.note(hqKey, { size: 80 }))).toMatchObject({ from: 60, to: 80 });
  expect(judge(await ledger.note(hqKey, { size: 40 }))).toMatchObject({ from: 40, to: 60 });
});

test('keeps what HQ signed and nothing of what others signed', async () => {
  const note = await ledger.note(hqKey);
  const others = await ledger.note(stranger);
  const line = others.trimEnd().split('\n').at(-1)?.replace(testOrigin, `${testOrigin}/squad-1`);
  const verdict = judge(`${note}${line}\n`, null);
  if (verdict.outcome !== 'newer') throw new Error('a cosigned checkpoint was not taken');
  expect(verdict.checkpoint.note).toBe(note);
  const parsed = parseCheckpoint(verdict.checkpoint.note)?.note;
  expect(parsed && ledgerKeys[0] && signatureBy(parsed, ledgerKeys[0])).not.toBeNull();
});

test('a checkpoint by an earlier and by the present ledger key is taken by either', async () => {
  const keys = [ledgerKey(testOrigin, stranger.publicJwk), ...ledgerKeys];
  for (const key of [stranger, hqKey]) {
    const known = { seen: undefined, origin: testOrigin, ledgerKeys: keys };
    expect(told(judgeCheckpoint({ noteText: await ledger.note(key) }, known, crypt))).toBe('newer');
  }
});
