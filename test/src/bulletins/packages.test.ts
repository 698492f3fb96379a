import { nodeEvidenceCrypto } from '@rollcall/cloud/cli/verify/node-evidence-crypto';
import { readWitnessKey } from '@rollcall/shared/evidence/open-keys';
import { sourceOf } from '@rollcall/shared/evidence/read-whole-zip';
import { verifyPackage } from '@rollcall/shared/papers/verify-package';
import { beforeAll, describe, expect, test } from 'vitest';
import { askPython, hasPythonVerifier } from '../evidence/ask-python.ts';
import { forgedPackages } from './forged-packages.ts';
import { honestPackages } from './honest-packages.ts';
import { lyingPapers } from './lying-papers.ts';
import type { PackageCase } from './package-case.ts';

interface SecondVerdict {
  state: string;
  code: string | null;
  entry: string | null;
  said: string[];
}

let cases: PackageCase[];
let asked: SecondVerdict[] | undefined;

beforeAll(async () => {
  cases = [...(await honestPackages()), ...(await forgedPackages()), ...(await lyingPapers())];
});

/** What the second verifier says of all, in one process; nothing where it can't run. */
function seconds(): SecondVerdict[] {
  const given = cases.map(({ bytes, root, witnessKeys }) => ({ bytes, root, ...(witnessKeys ? { witnessKeys } : {}) }));
  asked ??= hasPythonVerifier() ? askPython<SecondVerdict>(given, 'verify_bulletin.py') : [];
  return asked;
}

const judge = ({ bytes, root, witnessKeys = [] }: PackageCase) =>
  verifyPackage(
    sourceOf(bytes),
    { root, witnessKeys: witnessKeys.flatMap((text) => readWitnessKey(text, nodeEvidenceCrypto.sha256) ?? []) },
    nodeEvidenceCrypto,
  );

/** All at once: each is one file, and a difference names it. */
describe('the packages of issues', () => {
  test('are each what every verifier must say, for the very reason', async () => {
    const said: (Pick<PackageCase, 'name' | 'state'> & { fault: PackageCase['fault'] })[] = [];
    for (const one of cases) {
      const verdict = await judge(one);
      const bad = verdict?.checks.find(({ outcome }) => outcome === 'fails');
      const [fault] = bad?.faults ?? [];
      const first = bad && fault ? { check: bad.check, code: fault.code, entry: fault.entry } : undefined;
      said.push({ name: one.name, state: verdict?.state ?? 'refused', fault: verdict ? first : null });
    }
    expect(said).toEqual(cases.map(({ name, state, fault }) => ({ name, state, fault })));
  });

  test.skipIf(!hasPythonVerifier())('get the same verdict of the second verifier', () => {
    const said = cases.map(({ name }, nr) => ({ name, state: seconds()[nr]?.state, code: seconds()[nr]?.code }));
    const must = cases.map(({ name, state, fault, second }) => ({
      name,
      state,
      code: state === 'refused' ? (second ?? fault?.code ?? 'zip_end') : null,
    }));
    expect(said).toEqual(must);
    expect(seconds().map(({ entry }) => entry)).toEqual(
      cases.map(({ state, fault }) => (state === 'refused' ? (fault?.entry ?? '(zip)') : null)),
    );
  });

  test('say what can’t be told of honest ones', async () => {
    const told: string[][] = [];
    for (const [nr, one] of cases.entries()) {
      if (one.state === 'refused') continue;
      const unchecked = (await judge(one))?.unchecked;
      if (seconds()[nr])
        expect({ name: one.name, said: seconds()[nr]?.said }).toEqual({ name: one.name, said: unchecked });
      told.push([one.name, ...(unchecked ?? [])]);
    }
    expect(told).toMatchInlineSnapshot(`
      [
        [
          "weekly, with corrections, cleared and named persons",
          "no_given_witness",
        ],
        [
          "weekly, by a witness whose key was handed in",
        ],
        [
          "weekly, without witnesses",
          "no_given_witness",
        ],
        [
          "weekly, without salts",
          "no_given_witness",
          "persons_not_shown",
        ],
        [
          "monthly",
          "no_given_witness",
        ],
        [
          "monthly, without salts",
          "no_given_witness",
          "persons_not_shown",
        ],
        [
          "weekly of format 2, with draws",
          "no_given_witness",
        ],
        [
          "monthly of format 2, with training",
          "no_given_witness",
        ],
        [
          "a name erased",
          "no_given_witness",
          "persons_not_shown",
        ],
        [
          "every name erased",
          "no_given_witness",
          "persons_not_shown",
        ],
        [
          "a name erased, without salts",
          "no_given_witness",
          "persons_not_shown",
        ],
        [
          "names lost in a restore",
          "no_given_witness",
          "persons_not_shown",
        ],
        [
          "sealed before 0.3.0, packed since",
          "no_given_witness",
          "papers_not_read",
        ],
        [
          "sealed before 0.3.0, a name erased since",
          "no_given_witness",
          "persons_not_shown",
          "papers_not_read",
        ],
        [
          "sealed and packed before 0.3.0",
          "no_given_witness",
          "package_not_bound",
          "papers_not_read",
        ],
        [
          "sealed and packed before 0.3.0, a name erased",
          "no_given_witness",
          "persons_not_shown",
          "package_not_bound",
          "papers_not_read",
        ],
      ]
    `);
  });

  test('are forged in more than forty ways, each with a name of its own', () => {
    const forged = cases.filter(({ state }) => state === 'refused').map(({ name }) => name);
    expect(new Set(forged).size).toBe(forged.length);
    expect(forged.length).toBeGreaterThan(80);
  });
});
