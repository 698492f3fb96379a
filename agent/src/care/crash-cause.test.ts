import { expect, test } from 'vitest';
import { agentErrors } from '../errors/agent-errors.ts';
import { crashCause } from './crash-cause.ts';

test.each<[unknown, string, string]>([
  [
    Object.assign(new Error("EACCES: permission denied, open '/srv/docks/sdb1/DCIM/张三 0012.MP4'"), {
      code: 'EACCES',
    }),
    'EACCES',
    'EACCES: permission denied, open [...]',
  ],
  [
    agentErrors.stationKeyUnreadable('/var/lib/a/squad-1', null),
    'station_key_unreadable',
    'the station key in [...] cannot be read',
  ],
  [
    new SyntaxError('Unexpected token \'李\', "李四 100017" is not valid JSON'),
    'SyntaxError',
    'Unexpected token [...], [...] is not valid JSON',
  ],
  [new Error(`token ${'e'.repeat(60)} of 王五 refused`), 'Error', 'token [...] of [...] refused'],
  ['thrown text of 王五', 'unknown', ''],
])('tells HQ of an error neither paths nor names: %#', (error, code, message) => {
  expect(crashCause(error)).toEqual({ code, message });
});

test('cuts what is too long for the message to HQ', () => {
  expect(crashCause(new Error('a word '.repeat(100))).message).toHaveLength(300);
});
