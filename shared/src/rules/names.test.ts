import { expect, test } from 'vitest';
import { composeName, foldUsername, problemOfName, problemOfUsername } from './names.ts';

const toldOf = (name: string) => {
  const problem = problemOfName(name);
  return problem && `${problem.place} ${problem.codePoint} ${problem.kind}`;
};

test.each([
  '王伟',
  '欧阳娜娜',
  '买买提·艾山',
  '阿依古丽·买合木提',
  '王伟（大）',
  '王伟2',
  'John O’Neill-Smith',
  'Müller',
  '张A伟',
  '𠮷田', // a rare character of Extension B
  '㛃䶮', // of Extension A
  '\u{2CE93}', // of Extension F
  '\u{323B0}', // of Extension J
  '\u{3A000}', // of an extension to come
  '〇一',
  'Иванов Пётр',
  'بەختىيار',
  'བསོད་ནམས།',
  'ꆈꌠ',
])('%s is a name', (name) => {
  expect(toldOf(composeName(name))).toBeUndefined();
});

test.each([
  ['王\u200B伟', '2 U+200B invisible'],
  ['王伟\u202E', '3 U+202E invisible'],
  ['王\u0007伟', '2 U+0007 invisible'],
  ['王\u2060伟', '2 U+2060 invisible'],
  ['王\uFE0F伟', '2 U+FE0F invisible'],
  ['王\u3164伟', '2 U+3164 invisible'],
  ['王\u2800伟', '2 U+2800 invisible'],
  ['\u{E0041}王', '1 U+E0041 invisible'],
  ['王\uE863', '2 U+E863 unassigned'],
  ['王\uD840', '2 U+D840 unassigned'],
  ['王\u{1FFFE}', '2 U+1FFFE unassigned'],
  ['王\u0378', '2 U+0378 unassigned'],
  ['W\u0430ng', '2 U+0430 imitation'],
  ['\u0410dmin', '1 U+0410 imitation'],
  ['Ивaнов', '3 U+0061 imitation'],
  ['\u0391\u0042', '1 U+0391 imitation'],
  ['王ニ', '2 U+30CB imitation'],
  ['\u2F00王', '1 U+2F00 imitation'],
  ['\u{1D400}dmin', '1 U+1D400 imitation'],
])('%j is refused: %s', (name, told) => {
  expect(toldOf(composeName(name))).toBe(told);
});

test('a name is composed, and its blanks are plain', () => {
  expect(composeName(' Mu\u0308ller\u3000\u00A0Jo ')).toBe('Müller Jo');
  // A compatibility character of Chinese is the character.
  expect(composeName('\uF9F4')).toBe('林');
});

test('user names differ by more than case and width', () => {
  expect(foldUsername('ＡＤＭＩＮ ')).toBe('admin');
  for (const username of ['admin', 'wang.wei-2_x@s1', '王伟', '𠮷田']) {
    expect(problemOfUsername(username)).toBeUndefined();
  }
  for (const [username, place, kind] of [
    ['\u0430dmin', 1, 'imitation'],
    ['müller', 2, 'imitation'],
    ['ad\u200Bmin', 3, 'invisible'],
    ['a b', 2, 'username'],
    ['a·b', 2, 'username'],
    ['a/b', 2, 'username'],
  ] as const) {
    expect(problemOfUsername(username)).toMatchObject({ place, kind });
  }
});
