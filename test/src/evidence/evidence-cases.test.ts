import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { askPython, hasPythonVerifier } from './ask-python.ts';
import { dumpCases } from './dump-cases.ts';
import type { EvidenceCase } from './evidence-case.ts';
import { exportCases } from './export-cases.ts';
import { judgeCase } from './judge-case.ts';

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
});
