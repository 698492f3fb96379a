import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { type DrawVerdict, replayDraw } from '@rollcall/shared/draw/replay-draw';
import { readWitnessKey } from '@rollcall/shared/evidence/open-keys';
import { describe, expect, test } from 'vitest';
import { askPython, hasPythonVerifier, runPython } from '../evidence/ask-python.ts';
import { sampleWitness } from '../evidence/sample-keys.ts';
import { seededRandom } from '../evidence/seeded-random.ts';
import { type DrawCase, drawCases } from './draw-cases.ts';

const cases = drawCases();

function judge({ bytes, root, witnessKeys = [] }: Pick<DrawCase, 'bytes' | 'root' | 'witnessKeys'>): DrawVerdict {
  const keys = witnessKeys.flatMap((text) => readWitnessKey(text, nodeDrawCrypto.sha256) ?? []);
  return replayDraw(bytes, { root, witnessKeys: keys }, nodeDrawCrypto);
}

/** The same of both tools, in the form that the second one prints. */
function told({ state, refusal, unchecked, seed, sample }: DrawVerdict) {
  return {
    ...{ state, code: refusal?.code ?? null, entry: refusal?.entry ?? null, seed: state === 'refused' ? null : seed },
    sample: state === 'refused' ? [] : sample.map(({ kind, item }) => `${kind}:${item}`),
    said: unchecked,
  };
}

test.each(cases)('of "$name" the replay says $state $code', ({ state, code, unchecked, ...given }) => {
  const verdict = judge(given);
  expect([verdict.state, verdict.refusal?.code]).toEqual([state, code]);
  if (unchecked) expect(verdict.unchecked).toEqual(unchecked);
});

describe.skipIf(!hasPythonVerifier())('the second tool', () => {
  test('says the same of every bundle, down to the sample', () => {
    const answers = askPython<ReturnType<typeof told>>(cases, 'replay_draw.py');
    expect(cases.map(({ name }, nr) => ({ name, ...answers[nr] }))).toEqual(
      cases.map(({ name, ...given }) => ({ name, ...told(judge(given)) })),
    );
  });

  test('takes root and witnesses on its command line, as docs/checks.md has it', () => {
    const found = cases.find(({ witnessKeys }) => witnessKeys?.length);
    const [key = ''] = found?.witnessKeys ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'draw-'));
    const file = join(folder, 'draw.jsonl');
    writeFileSync(file, found?.bytes ?? '');
    const run = (...args: string[]) => runPython('replay_draw.py', args);
    const right = run(file, '--root', found?.root ?? '', '--witness-key', key);
    const wrong = run(file, '--root', 'a'.repeat(26));
    const none = run(join(folder, 'none.jsonl'));
    const elsewhere = run(file, '--root', found?.root ?? '', '--witness-key', sampleWitness('elsewhere').verifierKey);
    rmSync(folder, { recursive: true });
    expect([right.status, JSON.parse(right.stdout)]).toMatchObject([0, { state: 'true', said: [] }]);
    expect([wrong.status, JSON.parse(wrong.stdout)]).toMatchObject([1, { code: 'root_differs' }]);
    expect([none.status, none.stdout]).toEqual([2, '']);
    expect([elsewhere.status, JSON.parse(elsewhere.stdout)]).toMatchObject([3, { state: 'true' }]);
    expect(elsewhere.stderr).toContain('NOT WITNESSED AS ASKED');
    expect(right.stderr).toMatch(
      /cosigned at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+08:00 by its clock, a witness whose key/,
    );
  });
});

test('a byte changed anywhere is refused, and a line taken out or put twice', () => {
  const honest = cases[0]?.bytes ?? Buffer.alloc(0);
  const random = seededRandom('bytes of a draw');
  // A secret only has to match what its station committed to, whoever signed the batch that opens it.
  const signatures = [...honest.toString('latin1').matchAll(/\.[\w-]{86}"/g)].slice(3);
  const isFree = (at: number) => signatures.some(({ index, 0: text }) => at > index && at < index + text.length - 1);
  const changed = Array.from({ length: 400 }, () => {
    const bytes = Buffer.from(honest);
    let at = random(bytes.length);
    while (isFree(at)) at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    return { at: `byte ${at}`, bytes };
  });
  const lines = honest.toString().split('\n').slice(0, -1);
  const without = lines.map((_, nr) => ({ at: `without line ${nr + 1}`, all: lines.toSpliced(nr, 1) }));
  const twice = lines.map((line, nr) => ({ at: `line ${nr + 1} twice`, all: lines.toSpliced(nr, 0, line) }));
  const broken = [
    ...changed,
    ...[...without, ...twice].map(({ at, all }) => ({ at, bytes: Buffer.from(`${all.join('\n')}\n`) })),
  ].map((one) => ({ ...one, root: cases[0]?.root ?? '' }));
  const taken = broken.filter((one) => judge(one).state !== 'refused');
  expect(taken.map(({ at }) => at)).toEqual([]);
  if (!hasPythonVerifier()) return;
  const answers = askPython<ReturnType<typeof told>>(broken, 'replay_draw.py');
  expect(broken.filter((_, nr) => answers[nr]?.state !== 'refused').map(({ at }) => at)).toEqual([]);
});
