import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInProfiles } from './built-in-profiles.ts';
import { createProfileReader } from './classify-file.ts';
import { type CardProfile, layoutProfileSchema } from './layout-profile.ts';
import l5Json from './profiles/l5.json' with { type: 'json' };

const reader = createProfileReader(builtInProfiles());
const l1 = '7K30021@202611241015300042.MP4';
const l3 = 'Media/Video/DCAM_7K30021_035177_20261124_101530.mp4';
const l2 = 'mpt/2026-11-24/001/dav/10/10.15.30-10.20.30[R][0@0][0].mp4';
const l4 = '035177_7K30021_20261124T021525Z/20261124_021530_ab12.mkv';
const l5 = '20180930/101530.mp4';
const l6 = 'DCIM/100MEDIA/7K30021_035177_20261124101530_0042.MP4';

/** Of the card whose only file this is: profile, serial, badge, time, sequence, mark. */
function readAlone(path: string) {
  const card = reader.forCard([path]);
  const { claim } = card.read(path);
  const { recorderSerial, badgeNo, capturedAt, sequenceNo, deviceMarked } = claim;
  return [card.profileId, recorderSerial, badgeNo, capturedAt?.replace('+08:00', ''), sequenceNo, deviceMarked];
}

describe('names that the layouts know, and what they claim', () => {
  test.for<[string, ...ReturnType<typeof readAlone>]>([
    [l1, 'L1', '7K30021', null, '2026-11-24T10:15:30', 42, false],
    ['DCIM/7k30021@202611241015300043.wav', 'L1', '7k30021', null, '2026-11-24T10:15:30', 43, false],
    ['一中队03@202611241015309999.JPG', 'L1', '一中队03', null, '2026-11-24T10:15:30', 9999, false],
    [
      '７Ｋ３００２１＠２０２６１１２４１０１５３０００４２.MP4',
      'L1',
      '7K30021',
      null,
      '2026-11-24T10:15:30',
      42,
      false,
    ],
    ['7K30021@197001010800120001.MP4', 'L1', '7K30021', null, '1970-01-01T08:00:12', 1, false],
    ['7K30021@200001010000000001.MP4', 'L1', '7K30021', null, '2000-01-01T00:00:00', 1, false],
    ['7K30021@202602301015300042.MP4', 'L1', '7K30021', null, undefined, 42, false],
    ['7K30021@000001010000000001.MP4', 'L1', '7K30021', null, undefined, 1, false],
    ['7K30021@999912312359590001.MP4', 'L1', '7K30021', null, undefined, 1, false],
    ['7K30021@210101010800000001.MP4', 'L1', '7K30021', null, undefined, 1, false],
    [l3, 'L3', '7K30021', '035177', '2026-11-24T10:15:30', null, false],
    [l3.replace('.mp4', '_IMP.mp4'), 'L3', '7K30021', '035177', '2026-11-24T10:15:30', null, true],
    [l3.replace('.mp4', '_IMP_enc.mp4'), 'L3', '7K30021', '035177', '2026-11-24T10:15:30', null, true],
    [l3.replace('.mp4', '_enc.MP4'), 'L3', '7K30021', '035177', '2026-11-24T10:15:30', null, false],
    [l3.replace('.mp4', '_1.mp4'), 'L3', '7K30021', '035177', '2026-11-24T10:15:30', null, false],
    [l3.replace('Video', 'IMP'), 'L3', '7K30021', '035177', '2026-11-24T10:15:30', null, true],
    [l3.replace('Video', 'Audio').replace('mp4', 'aac'), 'L3', '7K30021', '035177', '2026-11-24T10:15:30', null, false],
    ['DCAM_7K30021_035177_20000101_000007.jpg', 'L3', '7K30021', '035177', '2000-01-01T00:00:07', null, false],
    ['DCAM_7K30021_035177_20261124_996060.mp4', 'L3', '7K30021', '035177', undefined, null, false],
    [l5, 'L5', null, null, '2018-09-30T10:15:30', null, false],
    ['录像/20180930/101530.wav', 'L5', null, null, '2018-09-30T10:15:30', null, false],
    ['20180930/101530_1.mp4', 'L5', null, null, '2018-09-30T10:15:30', null, false],
    ['20180930/101530 (1).mp4', 'L5', null, null, '2018-09-30T10:15:30', null, false],
    ['２０１８０９３０/１０１５３０.MP4', 'L5', null, null, '2018-09-30T10:15:30', null, false],
    ['19700101/080012.mp4', 'L5', null, null, '1970-01-01T08:00:12', null, false],
    ['20180931/101530.mp4', 'L5', null, null, undefined, null, false],
    [l6, 'L6', '7K30021', '035177', '2026-11-24T10:15:30', 42, false],
    [l2, 'L2', null, null, '2026-11-24T10:15:30', null, false],
    [l2.replace('mpt/', ''), 'L2', null, null, '2026-11-24T10:15:30', null, false],
    [l2.replace('[R]', '[M]').replace('.mp4', '.DAV'), 'L2', null, null, '2026-11-24T10:15:30', null, false],
    [l2.replace('2026-11-24', '2026-02-30'), 'L2', null, null, undefined, null, false],
    [l2.replace('2026-11-24', '1970-01-01'), 'L2', null, null, '1970-01-01T10:15:30', null, false],
    [l4, 'L4', '7K30021', '035177', '2026-11-24T02:15:30+00:00', null, false],
    [l4.replace('035177', '张三'), 'L4', '7K30021', null, '2026-11-24T02:15:30+00:00', null, false],
    [l4.replace('20261124_0215', '20000101_0215'), 'L4', '7K30021', '035177', '2000-01-01T02:15:30+00:00', null, false],
  ])('%s', ([path, ...expected]) => {
    expect(readAlone(path)).toEqual(expected);
    expect(reader.forCard([path]).read(path).fileClass).toBe('media');
  });
});

test.for([
  '7K30021@2026112410153042.MP4', // sequence of two digits
  '@202611241015300042.MP4',
  'DCAM_7K30021_35177_20261124_101530.mp4', // badge of five
  '20180930.mp4',
  '101530.mp4',
  '20180930/10153012.mp4',
  '20180930／101530.mp4', // one name with a full-width slash, no folder
  '20261124_021530_ab12.mkv', // no container, so nobody knows that it is UTC
  '2018-09-30/10.15.30-10.20.30[R][0@0][0].mp4',
])('%s fits no layout, and is footage all the same', (path) => {
  expect(readAlone(path)[0]).toBeNull();
  expect(reader.read(path).fileClass).toBe('media');
});

test.for<[string, string | null | undefined]>([
  [l2, '2026-11-24T10:20:30+08:00'],
  [l2.replace('10.15.30-10.20.30', '23.59.30-00.00.00'), '2026-11-25T00:00:00+08:00'],
  [
    l2.replace('2026-11-24', '2026-12-31').replace('10.15.30-10.20.30', '23.00.00-00.00.01'),
    '2027-01-01T00:00:01+08:00',
  ],
  [l2.replace('10.15.30-10.20.30', '10.15.30-10.15.30'), '2026-11-24T10:15:30+08:00'],
  [l2.replace('2026-11-24', '2026-02-30'), null],
  [l6, undefined],
])('%s claims the end %s', ([path, endedAt]) => {
  expect(reader.forCard([path]).read(path).claim.endedAt).toBe(endedAt);
});

test('a name longer than the contract takes does not make an invalid claim', () => {
  const [, serial] = readAlone(`${'𠮷'.repeat(32)}@202611241015300042.MP4`);
  expect(String(serial).length).toBeLessThanOrEqual(32);
  expect(String(serial).isWellFormed()).toBe(true);
});

describe('what stays on a card', () => {
  test.for([
    [l1, '7K30021@202611241015300042.THM', 'thumbnail beside a recording'],
    [l3, `${l3}.md5`, 'checksum beside a recording'],
    [l3, 'Temp/DCAM_7K30021_035177_20261124_101530.mp4', "the recorder's working folder"],
    [l6, 'DCIM/100MEDIA/._7K30021_035177_20261124101530_0042.MP4', 'left by a computer'],
    [l5, 'readme.txt', 'not footage'],
    [l4, l4.replace('.mkv', '.key'), 'not footage'],
    [l2, 'station_bind.ini', 'not footage'],
  ])('on the card with %s: %s', ([main = '', path = '', why]) => {
    expect(reader.forCard([main]).read(path)).toMatchObject({ fileClass: 'inventory_only', why });
  });

  test.for([
    [l1, 'Temp/7K30021@202611241015300042.MP4'],
    [l3, 'DCIM/Temp/clip.mp4'],
    [l3, 'Temp／clip.mp4'],
    [l3, 'Media/Video/clip.mov'],
    [l3, 'clip.avi'],
    [l6, 'Temp/clip.mp4'],
    [l5, '$RECYCLE.BIN/$R1.mp4'],
    ['unknown.mp4', 'Temp/unknown.mp4'],
  ])('but on the card with %s nothing of %s', ([main = '', path = '']) => {
    expect(reader.forCard([main]).read(path).fileClass).toBe('media');
  });

  test.for([
    [l4, l4.replace('.mkv', '_gpstrail.json')],
    [l4, l4.replace(/[^/]+$/, 'bookmark_20261124T021612Z_7')],
    [l3, 'Logs/logs.txt'],
    [l6, 'LOG/2026-11-24.log'],
    ['nothing but a log', 'Logs/logs.txt'],
  ])('with %s, %s is collected, and never erased', ([main = '', path = '']) => {
    expect(reader.forCard([main]).read(path).fileClass).toBe('log');
  });
});

describe('whose card a mixed card is', () => {
  test.for<[string, string[], string | null, string[]]>([
    ['the layout of most files', [l1, l1.replace('0042', '0043'), l3, l5], 'L1', ['L1 2', 'L3 1', 'L5 1']],
    ['of equals the first of the set, in any order of files', [l5, l1, l3], 'L3', ['L3 1', 'L1 1', 'L5 1']],
    ['files that fit none don’t count', [l5, 'a.mp4', 'b.mp4', 'c.txt'], 'L5', ['L5 1']],
    ['side files don’t count', [l5, 'x@202611241015300042.THM', 'Logs/logs.txt', 'LOG/20261124.log'], 'L5', ['L5 1']],
    ['no file', [], null, []],
  ])('%s', ([, paths, winner, fits]) => {
    for (const order of [paths, paths.toReversed()]) {
      const card = reader.forCard(order);
      expect(card.profileId).toBe(winner);
      expect(card.fits.map(({ profileId, files }) => `${profileId} ${files}`)).toEqual(fits);
    }
  });

  test('files of the others are read by the others', () => {
    const card = reader.forCard([l3, l3.replace('.mp4', '_1.mp4'), l6]);
    expect(card.read(l6)).toMatchObject({ fileClass: 'media', claim: { badgeNo: '035177', sequenceNo: 42 } });
  });

  test('where two layouts read the same name, the winner’s reading counts', () => {
    const [first] = builtInProfiles();
    if (!first || !('detect' in first)) throw new Error('there are layouts');
    const abroad = { ...first, profileId: 'abroad', utcOffset: '+00:00', detect: [...first.detect, '\\.nor$'] };
    const card = createProfileReader([first, abroad]).forCard([l6, 'a.nor']);
    expect([card.profileId, card.read(l6).claim.capturedAt]).toEqual(['abroad', '2026-11-24T10:15:30+00:00']);
  });
});

describe('the score of a layout', () => {
  const [l5Pattern] = l5Json.detect;

  test('counts names that fit, and more if they tell a time; what speaks against it is said', () => {
    const [fit] = reader.forCard([l5, '20180931/101530.mp4', 'other.mp4', 'notes.txt']).fits;
    expect(fit).toMatchObject({
      profileId: 'L5',
      score: 3,
      files: 2,
      patterns: [{ pattern: l5Pattern, files: 2 }],
      against: [
        { what: 'time_unreadable', files: 1 },
        { what: 'footage_unknown', files: 1 },
      ],
    });
  });

  test('a layout whose patterns are loose loses to one that reads the names', () => {
    const [l5Profile] = builtInProfiles().filter(({ profileId }) => profileId === 'L5');
    const loose = { ...l5Profile, profileId: 'loose', detect: ['\\.mp4$'] } as CardProfile;
    const card = createProfileReader([loose, ...builtInProfiles()]).forCard([l6]);
    expect(card.fits.map(({ profileId, score }) => [profileId, score])).toEqual([
      ['L6', 2],
      ['loose', 1],
    ]);
  });
});

test('two files of the same second stay two claims', () => {
  const card = reader.forCard([l1]);
  const claims = [l1, l1.replace('0042', '0043')].map((path) => card.read(path).claim);
  expect(claims.map(({ capturedAt }) => capturedAt)).toEqual(Array(2).fill('2026-11-24T10:15:30+08:00'));
  expect(claims.map(({ sequenceNo }) => sequenceNo)).toEqual([42, 43]);
});

test('the worked example in docs/card-layouts.md reads the names that it tells of', () => {
  const docs = readFileSync(new URL('../../../docs/card-layouts.md', import.meta.url), 'utf8');
  const example = layoutProfileSchema.parse(JSON.parse(/```json\n(.+?)```/s.exec(docs)?.[1] ?? ''));
  const path = 'CLIPS/2026-11-24/XK0042-035177 10.15.30 #7!.mov';
  expect(docs).toContain(path.replace('!', ''));
  const card = createProfileReader([...builtInProfiles(), example]).forCard([path]);
  expect([card.profileId, card.read('CLIPS/cache/a.mov').fileClass]).toEqual(['XK', 'inventory_only']);
  expect(card.read(path).claim).toEqual({
    recorderSerial: 'XK0042',
    badgeNo: '035177',
    capturedAt: '2026-11-24T10:15:30+08:00',
    sequenceNo: 7,
    deviceMarked: true,
  });
});
