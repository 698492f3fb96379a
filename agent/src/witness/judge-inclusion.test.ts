import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { beforeAll, expect, test } from 'vitest';
import { newTestKey, type TestKey, testOrigin } from '../../tests/support/test-keys.ts';
import { TestLedger } from '../../tests/support/test-ledger.ts';
import { sha256, verifyEd25519 } from '../identity/node-crypto.ts';
import { judgeCheckpoint } from './judge-checkpoint.ts';
import { judgeInclusion } from './judge-inclusion.ts';
import { ledgerKey } from './witness-keys.ts';

const stationId = 'squad-1';
const batch = { incarnation: 2, lastSeq: 9, hash: 'a'.repeat(64), includedBy: '2026-11-25T00:00:00.000Z' };
const payload = { incarnation: 2, firstSeq: 5, lastSeq: 9, hash: batch.hash };
const subject = 'station:squad-1';
let key: TestKey;

beforeAll(async () => {
  key = await newTestKey();
});

/** What is wrong with HQ's answer about this fact, which is the sixth of nine. */
async function wrongWith(
  fact: { type?: string; subject?: string; payload?: Record<string, string | number> },
  change: (answer: FactProof) => Partial<FactProof> = () => ({}),
): Promise<string | null> {
  const told = { type: 'batch_taken', subject, payload, ...fact };
  const ledger = new TestLedger().grow(5).append(told.type, told.subject, told.payload).grow(3);
  const answer = await ledger.prove(5, key);
  const known = { seen: undefined, origin: testOrigin, ledgerKeys: [ledgerKey(testOrigin, key.publicJwk)] };
  const verdict = judgeCheckpoint({ noteText: answer.note }, known, { sha256, verifyEd25519 });
  if (verdict.outcome !== 'newer') throw new Error('the checkpoint of the test is no good');
  const { checkpoint } = verdict;
  return judgeInclusion({ ...answer, ...change(answer) }, { batch, stationId, checkpoint }, sha256);
}

test('a batch that stands in the ledger as it was sent is all right', async () => {
  expect(await wrongWith({})).toBeNull();
});

test('anything else is not', async () => {
  const other = { ...payload, hash: 'b'.repeat(64) };
  const answers: [string, Promise<string | null>][] = [
    ['something else', wrongWith({ type: 'viewing_session_opened' })],
    ['something else', wrongWith({ subject: 'station:squad-2' })],
    ['another batch', wrongWith({ payload: { ...payload, lastSeq: 8 } })],
    ['another batch', wrongWith({ payload: { ...payload, incarnation: 1 } })],
    ['another content', wrongWith({ payload: other })],
    ['is not told', wrongWith({}, () => ({ payload: null }))],
    ['is not told', wrongWith({}, () => ({ subject: null }))],
    ['is not told', wrongWith({}, () => ({ salt: null }))],
    ['does not stand for', wrongWith({ payload: other }, () => ({ payload }))],
    ['does not stand for', wrongWith({}, ({ salt }) => ({ salt: `${salt}00` }))],
    ['does not stand for', wrongWith({}, () => ({ salt: 'no hex' }))],
    ['not in the checkpoint', wrongWith({}, () => ({ index: 4 }))],
    ['not in the checkpoint', wrongWith({}, ({ leaf }) => ({ leaf: { ...leaf, factId: 99 } }))],
    ['not in the checkpoint', wrongWith({}, ({ proof }) => ({ proof: proof.slice(1) }))],
    ['not in the checkpoint', wrongWith({}, () => ({ proof: [] }))],
  ];
  const told = await Promise.all(answers.map(([, answer]) => answer));
  expect(told).toEqual(answers.map(([expected]) => expect.stringContaining(expected)));
});
