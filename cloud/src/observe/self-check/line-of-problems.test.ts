import { expect, test } from 'vitest';
import { lineOfProblems } from './line-of-problems.ts';

const silent = (subject: string) => ({ kind: 'station_silent', subject, count: null }) as const;
const old = { kind: 'backup_old', subject: null, count: null } as const;

test.each([
  ['self-check: well', []],
  ['self-check: 1 problem: backup_old', [old]],
  ['self-check: 3 problems: station_silent (2), backup_old', [silent('squad-1'), old, silent('squad-2')]],
])('%s', (line, problems) => {
  expect(lineOfProblems(problems)).toBe(line);
});
