import { expect, test } from 'vitest';
import type { KnownCardFile } from '../recordings/erases-repository.ts';
import { eraseReport } from './erase-report.ts';
import { foretellErase } from './foretell-erase.ts';
import type { FilePlan } from './preview-card.ts';

const mtimeNs = 1_764_000_000_000_000_000n;

function plan(text: string, changes: Partial<FilePlan> = {}): FilePlan {
  const claim = { recorderSerial: null, badgeNo: null, capturedAt: null, sequenceNo: null, deviceMarked: false };
  const path = { bytes: Buffer.from(text).toString('base64'), text };
  const modifiedAt = new Date(Number(mtimeNs / 1_000_000n)).toISOString();
  return {
    path,
    sizeBytes: 9,
    modifiedAt,
    plan: 'collect',
    isLog: false,
    log: null,
    sideFile: null,
    why: null,
    claim,
    ...changes,
  };
}

function known(text: string, changes: Partial<KnownCardFile> = {}): KnownCardFile {
  return {
    cardFileId: 1,
    pathBytes: Buffer.from(text),
    sizeBytes: 9,
    mtimeNs,
    state: 'collected',
    sha256: 'a'.repeat(64),
    recordingState: 'verified',
    bytesRead: true,
    ...changes,
  };
}

test.each<[string, FilePlan, KnownCardFile[], string, string | null]>([
  ['a verified file', plan('1.mp4'), [known('1.mp4')], 'erase', null],
  ['an empty file', plan('1.mp4', { plan: 'empty', sizeBytes: 0 }), [], 'erase', null],
  ["the recorder's log", plan('1.log', { isLog: true }), [known('1.log')], 'stay', 'recorder log, never erased'],
  ['what is no footage', plan('a.txt', { plan: 'ignore', why: 'not footage' }), [], 'stay', 'not footage'],
  ['a file that grows', plan('1.mp4', { plan: 'wait' }), [], 'block', 'still changing'],
  ['a file that nobody collected', plan('1.mp4'), [], 'block', 'not collected yet'],
  [
    'another version of a verified file',
    plan('1.mp4'),
    [known('1.mp4', { sizeBytes: 8 })],
    'block',
    'not collected yet',
  ],
  [
    'a file on its way',
    plan('1.mp4'),
    [known('1.mp4', { recordingState: 'uploaded' })],
    'block',
    'HQ has not verified it yet',
  ],
  [
    'a file that nobody can read',
    plan('1.mp4'),
    [known('1.mp4', { state: 'unreadable', recordingState: null })],
    'block',
    'nobody can read it; somebody at HQ has to let it go',
  ],
])('%s', (_, file, files, fate, why) => {
  expect(foretellErase([file], files)).toMatchObject([{ fate, why }]);
});

test('the report says what would go, or what holds the card back, and what stays', () => {
  const files = [plan('1.mp4'), plan('2.mp4'), plan('1.log', { isLog: true })];
  const whole = foretellErase(files, [known('1.mp4'), known('2.mp4')]);
  expect(eraseReport({ stationId: 'squad-1', files: whole })).toEqual([
    '',
    'Erase, by what squad-1 knows: 2 of 3 files would be erased, once HQ gives a permit.',
    '  1.mp4: would be erased',
    '  2.mp4: would be erased',
    '  1.log: stays (recorder log, never erased)',
  ]);
  const blocked = foretellErase(files, [known('1.mp4')]);
  expect(eraseReport({ stationId: 'squad-1', files: blocked })).toEqual([
    '',
    'Erase, by what squad-1 knows: nothing would be erased, because of 1 of 3 files (a card is erased whole or not at all).',
    '  2.mp4: holds the card back (not collected yet)',
    '  1.log: stays (recorder log, never erased)',
  ]);
});
