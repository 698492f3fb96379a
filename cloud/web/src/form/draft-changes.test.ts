import dayjs from 'dayjs';
import { expect, test } from 'vitest';
import { changesOf, restore, valuesOf } from './draft-changes.ts';

/** What a form that begins with `today` gets of what was typed when it began with `before`. */
function afterReload(before: object, typed: object, today: object = before, isNew = false) {
  const kept = changesOf(before, { ...before, ...typed });
  return restore(kept === undefined ? undefined : JSON.parse(JSON.stringify(kept)), today, isNew);
}

test('texts, numbers, days, dates, arrays and what was emptied come back as what they were', () => {
  const day = dayjs('2026-11-30T08:00:00Z');
  const typed = {
    ...{ reason: '记录仪没电', points: 2.5, done: false, at: '2026-11-30T08:00:00.000Z', end: null, unit: undefined },
    ...{ day, range: [day, day.add(1, 'day')], date: new Date(5), breaks: [{ from: '12:00', minutes: 30 }] },
    ...{ classes: { improper_use: { each: 1 } } },
  };
  const back = afterReload({ done: true, end: '2026-12-01', unit: '1509' }, typed);
  expect(back?.values).toEqual(typed);
  expect(dayjs.isDayjs(back?.values.day)).toBe(true);
  expect(back?.clashing).toEqual({});
});

test('only what was typed is kept; a field that was emptied again or never filled in is nothing', () => {
  const before = { name: '一中队', kind: 'squad', notes: [] };
  expect(afterReload(before, { name: '二中队' })?.values).toEqual({ name: '二中队' });
  expect(changesOf(before, { ...before, reason: '', notes: undefined })).toBeUndefined();
});

test('files are not kept, and the form says that they must be chosen again', () => {
  const file = new File(['x'], 'x.pdf');
  expect(afterReload({}, { text: '见附件', file })).toEqual({
    values: { text: '见附件' },
    clashing: {},
    fileChosen: true,
  });
  expect(afterReload({}, { text: '见附件', files: [file] })?.fileChosen).toBe(true);
  expect(afterReload({}, { file })).toBeUndefined();
});

test('what somebody else changed meanwhile is not overwritten, what he did not touch is as it is today', () => {
  const before = { name: '一中队', place: '东门', kind: 'squad' };
  const today = { name: '新一中队', place: '东门', kind: 'section' };
  const back = afterReload(before, { name: '第一中队', place: '西门', reason: '更名' }, today);
  expect(back?.values).toEqual({ place: '西门', reason: '更名' });
  expect(valuesOf(back?.clashing ?? {})).toEqual({ name: '第一中队' });
  expect(afterReload(before, { name: '新一中队' }, today), 'both changed it alike').toBeUndefined();
});

test('the time of day at which a new entry begins is nobody’s change', () => {
  const back = afterReload({ at: '08:00' }, { at: '07:30' }, { at: '09:12' }, true);
  expect(back).toMatchObject({ values: { at: '07:30' }, clashing: {} });
  expect(afterReload({ at: '08:00' }, { at: '07:30' }, { at: '09:12' })?.values).toEqual({});
});

test.each([
  undefined,
  null,
  'text',
  { fields: null },
  { fields: { reason: null } },
  { fields: { reason: { was: '', now: 'it broke the page the last time' } }, tried: true },
])('a draft that the form cannot be filled with is none: %j', (kept) => {
  expect(restore(kept, {})).toBeUndefined();
});
