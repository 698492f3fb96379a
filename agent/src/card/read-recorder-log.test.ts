import { expect, test } from 'vitest';
import { builtInProfiles } from './built-in-profiles.ts';
import { createProfileReader } from './classify-file.ts';
import { readRecorderLog } from './read-recorder-log.ts';

const profiles = createProfileReader(builtInProfiles());
function formOf(profileId: string) {
  const form = profiles.logForm(profileId);
  if (!form) throw new Error(`${profileId} has no log`);
  return form;
}
const l6 = formOf('L6');
const read = (text: string, linesBefore = 0) => readRecorderLog(Buffer.from(text), l6, linesBefore);
const name = '7K30021_035177_20261124101530_0042.MP4';

test('each line is an entry, with what the name of its file claims', () => {
  expect(read(`2026-11-24 10:15:02,2\n2026-11-24 10:15:30,4,${name}\r\n`, 10)).toEqual({
    entries: [
      { at: '2026-11-24T10:15:02+08:00', type: 2, fileName: null, line: 11 },
      { at: '2026-11-24T10:15:30+08:00', type: 4, fileName: name, line: 12, recorderSerial: '7K30021', sequenceNo: 42 },
    ],
    badLines: 0,
    lines: 2,
  });
});

test('what cannot be read is counted, empty lines are not, and the numbers of lines go on', () => {
  const { entries, badLines, lines } = read(
    'boot ok\n\n2026-02-30 10:00:00,4,a.mp4\n2026-11-24 10:00:00,9\n\n2026-11-24 10:00:00,1\n',
  );
  expect([entries.map(({ line }) => line), badLines, lines]).toEqual([[6], 3, 6]);
});

test('a line with a date that no clock can mean is counted as bad and costs itself only', () => {
  const { entries, badLines } = read('0000-01-01 00:00:00,2\n9999-12-31 23:59:59,2\n2026-11-24 10:00:00,1\n');
  expect([entries.map(({ line }) => line), badLines]).toEqual([[3], 2]);
});

test('a remark behind an entry that makes no file is no file', () => {
  expect(read('2026-11-24 10:00:00,8,7%\n').entries[0]?.fileName).toBeNull();
});

test('a clock that was reset is passed on as it is, and a GBK name becomes text', () => {
  expect(read('2000-01-01 00:00:03,2\n').entries[0]?.at).toBe('2000-01-01T00:00:03+08:00');
  const gbk = Buffer.concat([
    Buffer.from('2026-11-24 10:00:00,4,'),
    Buffer.from([0xc2, 0xbc, 0xcf, 0xf1]),
    Buffer.from('.mp4\n'),
  ]);
  expect(readRecorderLog(gbk, l6).entries[0]?.fileName).toBe('录像.mp4');
});

test('only makers whose layout says so have a log', () => {
  expect([profiles.logForm('L1'), profiles.logForm('L3')?.utcOffset, profiles.logForm('nobody')]).toEqual([
    undefined,
    '+08:00',
    undefined,
  ]);
});
