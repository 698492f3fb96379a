import { expect, it } from 'vitest';
import { isSamePerson, normalisedName } from './bonds.ts';

const account = (accountId: string, badgeNo: string | null, name: string | null) => ({ accountId, badgeNo, name });

it.each([
  ['the same account', account('a', null, null), account('a', null, null), true],
  ['the same badge number', account('a', '100009', '王建国'), account('b', '100009', '王建国'), true],
  ['two badge numbers of one name', account('a', '100009', '王伟'), account('b', '100010', '王伟'), false],
  ['a badge number and the name of its officer', account('a', '100009', '王伟'), account('b', null, '王 伟'), true],
  ['the same name without badge numbers', account('a', null, 'Wang Wei'), account('b', null, 'WANGＷＥＩ'), true],
  ['a name with another dot in it', account('a', null, '阿依古丽·买买提'), account('b', null, '阿依古丽•买买提'), true],
  ['two names', account('a', null, '王伟'), account('b', null, '王玮'), false],
  ['accounts of which nobody said whose they are', account('a', null, null), account('b', null, null), false],
  ['names of nothing but blanks', account('a', null, ' '), account('b', null, '\u3000'), false],
])('tells whether %s is one person', (_what, one, other, same) => {
  expect([isSamePerson(one, other), isSamePerson(other, one)]).toEqual([same, same]);
});

it('ignores in a name what nobody sees', () => {
  expect(normalisedName(' 王\u200B建\u3000国 ')).toBe('王建国');
});
