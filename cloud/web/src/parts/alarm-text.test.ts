import { wordsIn } from '@rollcall/shared/words/define-words';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { expect, test } from 'vitest';
import { alarmTexts } from './alarm-text.ts';

type Alarm = Parameters<typeof alarmTexts>[0]['alarms'][number];

const well = { frozen: false, alarms: [], quarantined: null, clockBehindMs: null };
const storageLow = (detail: Alarm['detail']) => ({ kind: 'storage_low', detail }) as Alarm;
const telling = {
  words: wordsIn(evidenceWords, 'zh'),
  since: (iso: string) => `（${iso}）`,
  length: (ms: number) => `${ms} ms`,
};

test.each([
  ['budget', '录像存储空间已满，（2026-11-24T00:00:00Z） 起停止采集'],
  ['disk', '磁盘已满，（2026-11-24T00:00:00Z） 起停止采集'],
])('of a full %s it says which is full, and since when', (limit, text) => {
  const alarms = [storageLow({ limit, since: '2026-11-24T00:00:00Z' })];
  expect(alarmTexts({ ...well, alarms }, telling)).toEqual([text]);
});

test('a station of an earlier version told only that it is full', () => {
  expect(alarmTexts({ ...well, alarms: [storageLow({})] }, telling)).toEqual(['存储已满，已停止采集']);
});

test('says each thing once, and of what is set aside how much instead of that there is some', () => {
  const alarms = [storageLow({}), storageLow({}), { kind: 'quarantined_event', detail: {} } as Alarm];
  const quarantined = { events: 2, entries: 1, since: '2026-11-20T00:00:00Z' };
  expect(alarmTexts({ ...well, frozen: true, alarms, quarantined }, telling)).toEqual([
    telling.words.frozen,
    '存储已满，已停止采集',
    telling.words.quarantined(3, '（2026-11-20T00:00:00Z）'),
  ]);
});

test('a station that is well has nothing to say', () => {
  expect(alarmTexts(well, telling)).toEqual([]);
});
