import { describe, expect, test } from 'vitest';
import { builtInProfiles } from './built-in-profiles.ts';
import { createProfileReader, extensionOf } from './classify-file.ts';
import { layoutProfileSchema } from './layout-profile.ts';

const reader = createProfileReader(builtInProfiles());
const nothing = { recorderSerial: null, badgeNo: null, capturedAt: null, sequenceNo: null, deviceMarked: false };

describe('layout L6', () => {
  test.for([
    'DCIM/100MEDIA/7K30021_035177_20261124101530_0042_IMP.MP4',
    '7K30021_035177_20261124101530_0042_imp.mp4',
    'a/b/c/7K30021_035177_20261124101530_0042_IMP.MP4',
    '７Ｋ３００２１_035177_20261124101530_0042_IMP.MP4',
  ])('reads %s at any depth', (path) => {
    expect(reader.detect(['x.txt', path])).toBe('L6');
    expect(reader.read(path)).toEqual({
      fileClass: 'media',
      byProfileId: 'L6',
      claim: {
        recorderSerial: '7K30021',
        badgeNo: '035177',
        capturedAt: '2026-11-24T10:15:30+08:00',
        sequenceNo: 42,
        deviceMarked: true,
      },
    });
  });

  test('claims no time that no calendar has', () => {
    const { claim } = reader.read('7K30021_035177_20260230101530_0001.MP4');
    expect(claim).toMatchObject({ badgeNo: '035177', capturedAt: null });
  });

  test.for([
    ['LOG/2026-11-24.log', 'log'],
    ['LOG/20261124.log', 'log'],
    ['notes/2026-11-24.log', 'inventory_only'],
    ['DCIM/100MEDIA/._7K30021_035177_20261124101530_0042.MP4', 'inventory_only'],
    ['7K30021_035177_20261124101530_0042.THM', 'inventory_only'],
    ['station_bind.ini', 'inventory_only'],
  ])('takes %s for %s', ([path = '', expected]) => {
    expect(reader.read(path).fileClass).toBe(expected);
  });
});

test.for(['clip.mp4', 'CLIP.MOV', 'x.wav', 'x.JPG', 'x.avi', 'x.TS', 'x.mkv', '7K3002_035177_20261124101530_0042.MP4'])(
  '%s is footage that claims nothing, whatever its name',
  (path) => {
    expect(reader.read(path)).toEqual({ fileClass: 'media', claim: nothing, byProfileId: null });
  },
);

test('a card without any known name has no profile', () => {
  expect(reader.detect(['clip.mp4', 'notes.txt'])).toBeNull();
});

test('a profile with a broken pattern is refused', () => {
  const [profile] = builtInProfiles();
  expect(layoutProfileSchema.safeParse({ ...profile, detect: ['(unclosed'] }).success).toBe(false);
});

test.for([
  ['A.MP4', 'mp4'],
  ['no-extension', 'bin'],
  ['x.录像', 'bin'],
  ['x.ＭＰ４', 'mp4'],
  ['.hidden/x', 'bin'],
])('%s has the extension %s', ([path = '', extension]) => {
  expect(extensionOf(path)).toBe(extension);
});
