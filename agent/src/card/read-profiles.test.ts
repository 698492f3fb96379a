import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profileAlert } from './profile-alert.ts';
import l5 from './profiles/l5.json' with { type: 'json' };
import { readProfile, readProfiles } from './read-profiles.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profiles-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const idsOf = async () => (await readProfiles(folder)).profiles.map(({ profileId }) => profileId);
const builtIn = ['L6', 'L3', 'L4', 'L1', 'L2', 'L5', 'L7'];

test('layouts of a site come before the built-in ones, in the order of their files', async () => {
  put('b.json', { ...l5, profileId: 'B' });
  put('a.JSON', { ...l5, profileId: 'A' });
  put('.hidden.json', 'no layout');
  put('readme.txt', 'no layout');
  expect(await idsOf()).toEqual(['A', 'B', ...builtIn]);
});

test('one with the id of a built-in one takes its place; an id that an earlier file has is refused', async () => {
  put('a.json', { ...l5, utcOffset: '+00:00' });
  const second = put('b.json', l5);
  const { profiles, problems } = await readProfiles(folder);
  expect(profiles.filter(({ profileId }) => profileId === 'L5')).toMatchObject([{ utcOffset: '+00:00' }]);
  expect(problems).toEqual([{ file: second, field: 'profileId', problem: 'L5 is taken by an earlier file' }]);
});

test('a broken file is left out, and said with each field that is wrong; the others are used', async () => {
  put('good.json', { ...l5, profileId: 'good' });
  const broken = put('broken.json', { ...l5, profileId: 'X', parse: ['(unclosed'], utcOffset: 'CST', clasify: [] });
  const cut = put('cut.json', '{"profileId": "X"');
  const { profiles, problems } = await readProfiles(folder);
  expect(profiles.map(({ profileId }) => profileId)).toEqual(['good', ...builtIn]);
  expect(problems.map(({ file, field }) => [file, field])).toEqual([
    [broken, 'parse[0]'],
    [broken, 'utcOffset'],
    [broken, null],
    [cut, null],
  ]);
  expect(problems[0]?.problem).toBe('must be a regular expression');
  expect(problems[2]?.problem).toContain('clasify');
  expect(profileAlert(problems, new Date(0))).toMatchObject({
    code: 'card_layout_left_out',
    nextStep: expect.stringContaining(`${broken}: parse[0] must be a regular expression`),
  });
});

test('without its folder a station works with the built-in ones, and says so', async () => {
  const gone = join(folder, 'gone');
  const { profiles, problems } = await readProfiles(gone);
  expect(profiles.map(({ profileId }) => profileId)).toEqual(builtIn);
  expect(problems).toEqual([{ file: gone, field: null, problem: "can't be read (ENOENT)" }]);
  expect((await readProfiles(undefined)).problems).toEqual([]);
  expect(profileAlert([], new Date(0))).toBeNull();
});

test('a file that binds cards is a profile too', async () => {
  const bind = { file: '^owner\\.txt$', serial: '^id$', badge: null, unit: null };
  expect(await readProfile(put('owner.json', { profileId: 'owner', bind }))).toMatchObject({ outcome: 'profile' });
  const wrong = await readProfile(put('wrong.json', { profileId: 'owner', bind: { ...bind, badge: '(' } }));
  expect(wrong).toMatchObject({ outcome: 'invalid', problems: [{ field: 'bind.badge' }] });
});
