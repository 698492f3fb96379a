import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { askPython, hasPythonVerifier, runPython } from './ask-python.ts';
import { dumpCases } from './dump-cases.ts';
import type { EvidenceCase } from './evidence-case.ts';
import { exportCases } from './export-cases.ts';
import { judgeCase } from './judge-case.ts';
import { sampleKeys, sampleWitness } from './sample-keys.ts';

const folder = new URL('../../../shared/fixtures/evidence/', import.meta.url);
const told: Omit<EvidenceCase, 'bytes'>[] = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8'));
const cases = told.map((one): EvidenceCase => ({ ...one, bytes: readFileSync(new URL(one.name, folder)) }));

test('the fixtures are what the builders make', async () => {
  expect([...(await exportCases()), ...dumpCases()]).toEqual(cases);
});

test.each(cases)('of $name our verifier says: $state $first $code', async ({ state, first, code, ...given }) => {
  const verdict = await judgeCase(given);
  const [finding] = verdict?.findings ?? [];
  expect([verdict?.state, finding?.entry, finding?.code]).toEqual([state, first, code]);
  expect(verdict?.proved.length === 0).toBe(state === 'broken');
  if (state === 'broken') return;
  expect(verdict?.unchecked).toEqual(given.said);
  expect(verdict?.proved.includes('witnessed')).toBe(given.witnessed);
});

describe.skipIf(!hasPythonVerifier())('the second verifier', () => {
  test('says the same of every fixture', () => {
    const answers = askPython(cases);
    expect(cases.map(({ name }, nr) => ({ name, ...answers[nr] }))).toEqual(
      cases.map(({ name, state, first = null, code = null, said = [], witnessed = false }) => ({
        name,
        file: expect.any(String),
        ...{ state, first, code, said, witnessed },
      })),
    );
  });

  test('takes root, keys and notes on its command line, and ends with 3 when no witness that it was asked for cosigned', () => {
    const file = fileURLToPath(new URL('export-whole.zip', folder));
    const run = (...args: string[]) => runPython('verify_evidence.py', args);
    const own = sampleWitness('squad-2').verifierKey;
    const right = run(file, '--root', sampleKeys().rootFingerprint, '--witness-key', own);
    expect([right.status, JSON.parse(right.stdout)]).toMatchObject([0, { state: 'whole', witnessed: true }]);
    expect(right.stderr).toMatch(
      /cosigned 7 entries at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+08:00 by its clock, a witness whose key/,
    );
    const elsewhere = run(file, '--witness-key', sampleWitness('elsewhere').verifierKey);
    expect([elsewhere.status, JSON.parse(elsewhere.stdout)]).toMatchObject([3, { state: 'whole', witnessed: false }]);
    expect(elsewhere.stderr).toContain('NOT WITNESSED AS ASKED');
    const broken = run(fileURLToPath(new URL('dump-witness-key-wrong.jsonl', folder)));
    expect(broken.status).toBe(1);
    const unusable = [
      [`${file}.none`],
      [file, '--witness-key', 'a+b+c'],
      [file, '--root', 'x'],
      [file, '--witness', 'none'],
    ];
    expect(unusable.map((args) => run(...args).status)).toEqual([2, 2, 2, 2]);
    expect(run('--help').stdout).toMatch(/--root FINGERPRINT.*--witness-key KEY.*Exit status: /s);
  });
});
