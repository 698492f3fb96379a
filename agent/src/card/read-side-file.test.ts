import { encodeGb18030 } from '@rollcall/test/encode-gb18030';
import { describe, expect, test } from 'vitest';
import { builtInProfiles } from './built-in-profiles.ts';
import { createProfileReader } from './classify-file.ts';
import { readSideFile } from './read-side-file.ts';
import { compileSideFile, findRecordingsBeside, recordingAt, type SideFileForm } from './side-file-form.ts';
import { type SideFileRule, sideFileSchema } from './side-file-rule.ts';

const container = '035177_7K30021_20261124T021525Z';
const trail = `${container}/20261124_021530_ab12_gpstrail.json`;
const bookmark = `${container}/bookmark_20261124T021612Z_7`;
const reader = createProfileReader(builtInProfiles());

function l4Form(path: string): SideFileForm {
  const form = reader.sideFileForm('L4', path);
  if (!form) throw new Error(`${path} is a side file of L4`);
  return form;
}

/** A rule that reads other formats than L4's. */
function formOf(changes: Partial<SideFileRule>): SideFileForm {
  const rule = sideFileSchema.parse({
    pattern: '^(?<stem>.+)\\.trk$',
    kind: 'track',
    belongsTo: '^(?<stem>.+)\\.mp4$',
    encoding: 'utf-8',
    entries: { as: 'lines', pattern: '^(?<at>[^,]+),(?<latitude>[^,]+),(?<longitude>[^,]+)(,(?<accuracy>.+))?$' },
    ...changes,
  });
  return compileSideFile(rule, '+08:00');
}

const readTrail = (text: string) => readSideFile({ pathText: trail, bytes: Buffer.from(text) }, l4Form(trail));
const readLines = (text: string | Buffer, form = formOf({})) =>
  readSideFile({ pathText: 'a.trk', bytes: Buffer.from(text) }, form);

test('the track of an L4 container', () => {
  const point = { LocationWKT: 'POINT(119.65 40.02)', SecondsFromStart: 0, Timestamp: '2026-11-24T02:15:30Z' };
  const reading = readTrail(JSON.stringify({ CoordinateEntries: [point, { ...point, LocationWKT: 'POINT EMPTY' }] }));
  expect(reading).toEqual({
    kind: 'track',
    entries: [{ at: '2026-11-24T02:15:30+00:00', latitude: 40.02, longitude: 119.65, accuracyM: null }],
    badEntries: 1,
  });
});

test.for<[string, string, string | null]>([
  ['its text', '嫌疑车辆\r\n', '嫌疑车辆'],
  ['nothing but its name', '', null],
  ['more than a label takes', '长'.repeat(999), '长'.repeat(200)],
])('a bookmark of L4 with %s', ([, text, label]) => {
  const reading = readSideFile({ pathText: bookmark, bytes: Buffer.from(text) }, l4Form(bookmark));
  expect(reading).toEqual({ kind: 'bookmarks', entries: [{ at: '2026-11-24T02:16:12+00:00', label }], badEntries: 0 });
});

describe('what is no entry is counted', () => {
  test.for([
    ['no JSON', '{"CoordinateEntries":['],
    ['another shape', '{"points":[]}'],
    ['a list that is none', '{"CoordinateEntries":{"length":9}}'],
    ['nothing at all', ''],
  ])('the whole file: %s', ([, text = '']) => {
    expect(readTrail(text)).toEqual({ kind: 'track', entries: [], badEntries: 1 });
  });

  test.for([
    ['a place that is none', 'POINT(119.65 99)', '2026-11-24T02:15:30Z'],
    ['zeros of a receiver without a fix', 'POINT(0.0 0.0)', '2026-11-24T02:15:30Z'],
    ['a day that no calendar has', 'POINT(119.65 40.02)', '2026-02-30T02:15:30Z'],
    ['a year that no clock means', 'POINT(119.65 40.02)', '9999-01-01T00:00:00Z'],
    ['a number for a time', 'POINT(119.65 40.02)', 7],
  ])('one entry: %s', ([, LocationWKT, Timestamp]) => {
    expect(readTrail(JSON.stringify({ CoordinateEntries: [{ LocationWKT, Timestamp }] }))).toMatchObject({
      entries: [],
      badEntries: 1,
    });
  });

  test('a file that is too long to be read', () => {
    const reading = readSideFile({ pathText: trail, bytes: undefined }, l4Form(trail));
    expect(reading).toEqual({ kind: 'track', entries: [], badEntries: 1 });
  });
});

describe('hostile JSON', () => {
  const depth = 500_000;
  test.for([
    ['arrays in arrays', '['.repeat(depth) + ']'.repeat(depth)],
    [
      'a place that is arrays in arrays',
      `{"CoordinateEntries":[{"LocationWKT":${'['.repeat(depth)}${']'.repeat(depth)},"Timestamp":"2026-11-24T02:15:30Z"}]}`,
    ],
    [
      'the names of what every object has',
      '{"CoordinateEntries":[{"__proto__":{"LocationWKT":"POINT(1 1)"},"constructor":1}]}',
    ],
  ])('%s gives no entry', ([, text = '']) => {
    expect(readTrail(text)).toMatchObject({ entries: [], badEntries: 1 });
  });

  test('more entries than a recorder writes are counted, not told', () => {
    const point = '{"LocationWKT":"POINT(119.65 40.02)","Timestamp":"2026-11-24T02:15:30Z"}';
    const { entries, badEntries } = readTrail(`{"CoordinateEntries":[${Array(50_002).fill(point).join(',')}]}`);
    expect([entries.length, badEntries]).toEqual([50_000, 2]);
  });
});

describe('other formats, by the rule alone', () => {
  test('lines of local time, with the radius that the recorder states', () => {
    expect(readLines('2026-11-24 10:15:30,40.02,119.65,8.5\n\nsmudge\n2026-11-24 10:15:31.250,40.03,119.66\n')).toEqual(
      {
        kind: 'track',
        entries: [
          { at: '2026-11-24T10:15:30+08:00', latitude: 40.02, longitude: 119.65, accuracyM: 8.5 },
          { at: '2026-11-24T10:15:31+08:00', latitude: 40.03, longitude: 119.66, accuracyM: null },
        ],
        badEntries: 1,
      },
    );
  });

  test.for([
    ['unix_seconds', 1_795_486_530],
    ['unix_milliseconds', '1795486530000'],
  ])('JSON with times in %s, and places inside other values', ([atIs, t]) => {
    const entries = {
      as: 'json',
      list: [],
      at: { path: ['t'] },
      atIs,
      latitude: { path: ['xy', 1] },
      longitude: { path: ['xy', 0] },
    } as SideFileRule['entries'];
    expect(readLines(JSON.stringify([{ t, xy: [119.65, '40.02'] }]), formOf({ entries }))).toMatchObject({
      entries: [{ at: '2026-11-24T02:15:30.000Z', latitude: 40.02, longitude: 119.65 }],
      badEntries: 0,
    });
  });

  test('bookmarks in GBK', () => {
    const form = formOf({ kind: 'bookmarks', entries: { as: 'lines', pattern: '^(?<at>[^,]+)(,(?<label>.+))?$' } });
    expect(readLines(encodeGb18030('2026-11-24 10:16:12,车牌可见\n20261124101700\n'), form)).toMatchObject({
      entries: [
        { at: '2026-11-24T10:16:12+08:00', label: '车牌可见' },
        { at: '2026-11-24T10:17:00+08:00', label: null },
      ],
    });
  });
});

describe('whose side file it is', () => {
  const clip = (name: string, capturedAt: string | null = null) => ({ pathText: `${container}/${name}`, capturedAt });
  const first = clip('20261124_021530_ab12.mkv', '2026-11-24T02:15:30+00:00');
  const second = clip('20261124_024530_ab12.mkv', '2026-11-24T02:45:30+00:00');
  const other = clip('20261124_021530_ff00.mkv', '2026-11-24T02:15:30+00:00');
  const elsewhere = { pathText: '035177_7K30021_20261125T021525Z/20261124_021530_ab12.mkv', capturedAt: null };
  const all = [first, second, other, elsewhere];

  test('the recordings that say the same in every group that both patterns name, in any case of letters', () => {
    const find = findRecordingsBeside(l4Form(trail), all);
    expect(find(trail.replace('ab12', 'AB12'))).toEqual([first, second]);
    expect(find(`${container}/_gpstrail.json`)).toEqual([first, second, other]);
    expect(findRecordingsBeside(l4Form(bookmark), all)(bookmark)).toEqual([first, second, other]);
  });

  test('of several, the last that began before the first entry; before all of them the first', () => {
    expect(recordingAt('2026-11-24T02:50:00Z', [first, second])).toBe(second);
    expect(recordingAt('2026-11-24T02:20:00Z', [first, second])).toBe(first);
    expect(recordingAt('2026-11-24T01:00:00Z', [first, second])).toBe(first);
    expect(recordingAt(undefined, [second, first])).toBe(second);
    expect(recordingAt('2026-11-24T02:50:00Z', [])).toBeUndefined();
  });
});

test.for([
  ['no group in common', { belongsTo: '\\.mp4$' }, 'belongsTo'],
  ['a track that is one bookmark', { entries: { as: 'file' } }, 'entries'],
  ['lines without a place', { entries: { as: 'lines', pattern: '^(?<at>.+)$' } }, 'entries'],
  ['a field that nobody knows', { colour: 'red' }, undefined],
] as const)('a rule with %s is refused', ([, changes, field]) => {
  expect(() => formOf(changes as Partial<SideFileRule>)).toThrow(field);
});
