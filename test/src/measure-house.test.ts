import { expect, test } from 'vitest';
import { compareHouse, isProduct, longSubjects, measureHouse } from '../../scripts/measure-house.mjs';

type Imports = [from: string, to: string][];

const lines = (count: number, text = '') => `${text}\n`.repeat(count);
const layers = [['db'], ['auth'], ['roster'], ['routes']];
/** A tree without a fault: two large files, one of which imports the other downwards. */
const texts = { 'cloud/src/auth/one.ts': lines(500), 'cloud/src/db/two.ts': lines(500) };
const imports: Imports = [['cloud/src/auth/one.ts', 'cloud/src/db/two.ts']];

function measure(more: Record<string, string> = {}, moreImports: Imports = []) {
  return measureHouse({
    texts: new Map(Object.entries({ ...texts, ...more })),
    imports: [...imports, ...moreImports],
    layers,
  });
}

test('a tree without a fault has files and lines only', () => {
  const { 'files per thousand lines': density, ...others } = measure();
  expect(density).toBe(2);
  expect(Object.values(others).filter((number) => number !== 0)).toEqual([]);
});

const breaches: [name: string, more: Record<string, string>, imports?: Imports][] = [
  ['files per thousand lines', { 'shared/src/small.ts': lines(10) }],
  [
    'small files whose one importer is their neighbour',
    { 'cloud/src/auth/small.ts': lines(59) },
    [['cloud/src/auth/one.ts', 'cloud/src/auth/small.ts']],
  ],
  ['files in shared/src/http', { 'shared/src/http/x.ts': lines(300) }],
  ['files in cloud/src/routes', { 'cloud/src/routes/x/x.ts': lines(300) }],
  ['files in cloud/web/src/pages', { 'cloud/web/src/pages/x/x.tsx': lines(300) }],
  ['useAnswer<', { 'cloud/web/src/features/x/x.tsx': lines(1, 'const { rows } = useAnswer<Rows>(path);') }],
  ['outdates:', { 'shared/src/resources/x.ts': lines(1, "outdates: ['findings'],") }],
  [
    'error titles written twice',
    {
      'shared/src/words/x.ts': lines(1, "x: { zh: '太大', en: 'Too large' },"),
      'cloud/src/errors/x.ts': lines(1, "title: 'Too large',"),
    },
  ],
  ['arrows back between areas of HQ', {}, [['cloud/src/db/two.ts', 'cloud/src/roster/x.ts']]],
  ['areas of HQ in circles', {}, [['cloud/src/db/two.ts', 'cloud/src/auth/one.ts']]],
  ['Sight (DataScope)', { 'cloud/src/auth/x.ts': lines(1, 'function see(sight: Sight) {}') }],
  ['keepDuty, lockDuty, holdDuty (lockDutyShared, …)', { 'cloud/src/auth/x.ts': lines(1, 'await lockDuty(tx);') }],
  ['conflict of interest (recusal)', { 'shared/src/words/x.ts': lines(1, '/** A conflict of interest. */') }],
  ['standIn (delegation)', { 'cloud/src/auth/x.ts': lines(1, 'const standIn = who;') }],
  ['files in witnesses (deletion evidence)', { 'cloud/src/witnesses/x.ts': lines(300) }],
  ['files in evidence (footage)', { 'cloud/src/evidence/x.ts': lines(300) }],
  ['files in exemptions (explanations)', { 'cloud/src/exemptions/x.ts': lines(300) }],
  ['files of lists as files called export (download)', { 'cloud/src/auth/export-officers.ts': lines(300) }],
];

test.each(breaches)('a planted breach counts: %s', (name, more, moreImports) => {
  const allowed = measure();
  const { risen } = compareHouse(measure(more, moreImports), allowed);
  expect(risen.filter((breach) => breach.startsWith(`${name}: `))).toHaveLength(1);
});

test('there is a breach of each number', () => {
  expect(Object.keys(measure()).filter((name) => !breaches.some(([breached]) => breached === name))).toEqual([]);
});

test('what fell stays down', () => {
  expect(compareHouse({ a: 2, b: 5 }, { a: 3, b: 4 })).toEqual({
    risen: ['b: 5, and may be 4 at most'],
    numbers: { a: 2, b: 4 },
  });
});

test('subjects of commits have at most 72 characters', () => {
  const just = `Mend ${'x'.repeat(67)}`;
  expect(longSubjects(`a1b2c3d ${just}\n0a1b2c3 Mend\n0a1b2c4 ${just}x`)).toEqual([
    `commit 0a1b2c4 ${just}x: its subject has more than 72 characters`,
  ]);
});

test.each([
  ['cloud/src/auth/x.ts', true],
  ['cloud/web/src/ui/x.module.css', true],
  ['agent/kiosk-page/main.ts', true],
  ['cloud/src/auth/x.test.ts', false],
  ['cloud/tests/x.test.ts', false],
  ['test/src/x.ts', false],
])('%s is a product file: %s', (path, is) => {
  expect(isProduct(path)).toBe(is);
});
