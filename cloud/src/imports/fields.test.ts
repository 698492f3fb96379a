import { readdirSync } from 'node:fs';
import type { Field, Fields } from '@rollcall/shared/fields/field';
import { fitsAddress } from '@rollcall/shared/fields/fits';
import { filterShapeOf, shapeOf } from '@rollcall/shared/http/schema-of';
import { describe, expect, it } from 'vitest';
import { fieldProblem } from '../../web/src/form/field-problem.ts';
import { columnOf, type ImportedField } from './column-kinds.ts';

// HQ's schema, the form, imports and the address each read a field's data: here they are held to say the same of a value. So a bound that
// changes in one place changes in all.

const folder = `${import.meta.dirname}/../../../shared/src/fields`;
const modules = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !/^(field|fits)\.ts$/.test(file))
    .map(async (file) => ({ file, module: (await import(`${folder}/${file}`)) as Record<string, unknown> })),
);
const named = modules.flatMap(({ file, module }) =>
  Object.entries(module)
    .filter(([name]) => /(Fields|Filters)$/.test(name))
    .flatMap(([, fields]) =>
      Object.entries(fields as Fields).map(([name, field]) => ({ of: `${file.replace(/\.ts$/, '')}.${name}`, field })),
    ),
);

const accepts = (field: Field, value: unknown) => shapeOf({ it: field }).it.safeParse(value).success;
const isTyped = (field: Field, value: unknown) => fieldProblem(field, value, 'zh') === undefined;
const isFiltered = (field: Field, text: string) => filterShapeOf({ it: field }).it.safeParse(text).success;

/** Whether imports read the field, and refuse what it doesn't take: what is looked up afterwards, and days as people type them, are left out. */
const isImported = (field: Field): field is ImportedField =>
  ['name', 'line', 'id', 'officer', 'recorder', 'choice'].includes(field.kind) &&
  !(field.kind === 'id' && field.of === 'dutyType');
const isRead = (field: ImportedField, value: unknown) =>
  'value' in columnOf(field, { note: '', examples: [] }).read(String(value), { dates1904: false });

/** Values at each bound of a field and just beyond it. */
function tried(field: Field): { within: unknown[]; beyond: unknown[] } {
  switch (field.kind) {
    case 'name':
    case 'username':
    case 'line':
    case 'note':
    case 'search': {
      const least = Math.max(1, field.least ?? 1);
      const shorter = least > 1 ? ['甲'.repeat(least - 1)] : [];
      return {
        within: ['甲'.repeat(least), '甲'.repeat(field.most)],
        beyond: ['甲'.repeat(field.most + 1), ...shorter],
      };
    }
    case 'id':
    case 'officer':
    case 'unit':
    case 'recorder':
    case 'duty_type': {
      if (field.kind === 'duty_type' || (field.kind === 'id' && field.of === 'dutyType')) {
        return { within: ['a0', 'a'.repeat(32)], beyond: ['a', 'a'.repeat(33), '0a', 'A0', 'a 0'] };
      }
      const most = field.kind === 'unit' || (field.kind === 'id' && field.of === 'unitCode') ? 20 : 32;
      return { within: ['A', 'A'.repeat(most)], beyond: ['A'.repeat(most + 1), 'A B', '甲'] };
    }
    case 'campaign':
      return {
        within: ['018f3c1e-7b2a-7c4d-8e5f-0123456789ab', '018F3C1E-7B2A-4C4D-BE5F-0123456789AB'],
        beyond: ['018f3c1e-7b2a-7c4d-7e5f-0123456789ab', '018f3c1e7b2a7c4d8e5f0123456789ab', 'winter'],
      };
    case 'number': {
      const between = field.fractions
        ? { within: [field.least + 0.5], beyond: [] }
        : { within: [], beyond: [field.least + 0.5] };
      return {
        within: [field.least, field.most, ...between.within],
        beyond: [field.least - 1, field.most + 1, ...between.beyond],
      };
    }
    case 'share':
      return { within: [0, 0.29, 1], beyond: [-0.01, 1.01] };
    case 'choice':
      return { within: Object.keys(field.choices), beyond: ['nothing of it'] };
    case 'flag':
      return { within: [true, false], beyond: ['nothing of it'] };
    case 'date':
    case 'typed_date':
      return { within: ['2026-11-24', '2028-02-29'], beyond: ['2026-02-30', '2026-1-1', 'today'] };
    case 'instant':
      return {
        within: ['2026-11-24T08:00:00Z', '2026-11-24T08:00:00.123+08:00'],
        beyond: ['2026-02-30T08:00:00Z', '2026-11-24T25:00:00Z', '2026-11-24T08:00:00', '2026-11-24', 'now'],
      };
    case 'pattern':
      return { within: ['丰公交\\d{4}-\\d+', '[A-Z]\\d{22}|无'], beyond: ['(a+)+', '(a', 'x'.repeat(201)] };
    case 'clock':
      return { within: ['00:00', '23:59'], beyond: ['24:00', '8:00'] };
  }
}

describe.each(named)('$of', ({ field }) => {
  const { within, beyond } = tried(field);

  it('is taken by schema and form within its bounds, and by neither beyond them', () => {
    for (const value of within)
      expect([value, accepts(field, value), isTyped(field, value)]).toEqual([value, true, true]);
    for (const value of beyond)
      expect([value, accepts(field, value), isTyped(field, value)]).toEqual([value, false, false]);
  });

  it('has a default that it takes', () => {
    if (field.default !== undefined) expect(accepts(field, field.default)).toBe(true);
  });
});

const imported = named.flatMap(({ of, field }) => (isImported(field) ? [{ of, field }] : []));
it.each(imported)('$of is read from a file within its bounds, and refused beyond them', ({ field }) => {
  const { within, beyond } = tried(field);
  for (const value of within) expect([value, isRead(field, value)]).toEqual([value, true]);
  for (const value of beyond) expect([value, isRead(field, value)]).toEqual([value, false]);
});

const filters = named.filter(({ field }) => field.kind !== 'number' && field.kind !== 'share');
it.each(filters)('$of stands in an address as HQ reads it', ({ field }) => {
  const { within, beyond } = tried(field);
  for (const text of [...within, ...beyond].map(String)) {
    expect([text, fitsAddress(field, text)]).toEqual([text, isFiltered(field, text)]);
  }
});

describe('a bound that changes', () => {
  const changed = named.flatMap(({ field }): [before: Field, after: Field, value: unknown][] => {
    if (field.kind === 'number') return [[field, { ...field, most: field.most + 1 }, field.most + 1]];
    if ('most' in field) return [[field, { ...field, most: field.most + 1 }, '甲'.repeat(field.most + 1)]];
    if (field.kind !== 'choice') return [];
    const choices = { ...field.choices, another: { zh: '另一', en: 'Another' } };
    return [[field, { ...field, choices }, 'another']];
  });

  it('changes what schema, form, import and address take', () => {
    expect(changed.length).toBeGreaterThan(40);
    for (const [before, after, value] of changed) {
      expect([accepts(before, value), isTyped(before, value)]).toEqual([false, false]);
      expect([accepts(after, value), isTyped(after, value)]).toEqual([true, true]);
      if (isImported(before) && isImported(after)) {
        expect([isRead(before, value), isRead(after, value)]).toEqual([false, true]);
      }
      expect([fitsAddress(before, String(value)), fitsAddress(after, String(value))]).toEqual([false, true]);
    }
  });
});
