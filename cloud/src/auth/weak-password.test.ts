import { sessions } from '@rollcall/shared/resources/sessions';
import { passwordLength } from '@rollcall/shared/rules/passwords';
import { ownPasswordWords } from '@rollcall/shared/words/own-password';
import { expect, test } from 'vitest';
import { weaknessOf } from './weak-password.ts';

const own = { username: 'wang.wei', badgeNo: '200001', unitCode: '150981000100', personName: '王伟' };
const common = 'is one of those that are guessed first';

test.each([
  '1234567890',
  '12345678901234567890',
  '9876543210',
  '0000000000',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'qwertyuiop',
  'QWERTYUIOP123',
  'qwerty110110',
  '1qaz2wsx3edc',
  '1q2w3e4r5t',
  'password123',
  'Password2026!',
  'P@ssw0rd123',
  'ｐａｓｓｗｏｒｄ１２３',
  'admin123456',
  'Admin@2024',
  'administrator',
  'woaini1314520',
  'woaini5201314',
  '5201314520',
  'woaizhongguo',
  'jiaojing110',
  'jiaojing122',
  'Gongan@110122',
  'police-2026',
  'brigade2026!',
  'Rollcall2026',
  'dianming2026',
  'zhangsan123',
  '我爱你我爱你1314520',
  '交警大队110122888',
  'iloveyou520',
  'admin13812345678',
  '13812345678',
  '147258369147',
])('%s is guessed first', (password) => {
  expect(weaknessOf(password, own)).toBe(common);
});

test.each([
  'correct horse battery',
  'another password',
  'a-password-of-my-own',
  '春天的小雨落在旧屋顶上',
  'tQ7-vLx2-9mKp',
  'kettle7drum4fence',
])('%s is none of them', (password) => {
  expect(weaknessOf(password, own)).toBeUndefined();
});

test.each(['wang.wei-7Hk2x', 'WANG.WEI7Hk2xp', '200001tQ7vLx2', 'tQ7v150981000100', '王伟tQ7vLx2-', 'wangtQ7vLx2'])(
  '%s is too short without what others know of the account',
  (password) => {
    expect(weaknessOf(password, own)).toMatch(/^is too short without/);
  },
);

test('what is long enough without them is fit', () => {
  expect(weaknessOf('wang.wei kettle7drum', own)).toBeUndefined();
});

test('a password has ten characters at least, as people count them', () => {
  expect(weaknessOf('tQ7-vLx2-', own)).toBe('has fewer than 10 characters');
  expect(weaknessOf('𠮷𠮷𠮷𠮷𠮷', own)).toBe('has fewer than 10 characters');
  expect(weaknessOf('k'.repeat(257), own)).toBe('has more than 256 characters');
});

test('a length that is changed in one place changes for HQ, for what it reads, and for what the page says', () => {
  const { least, most } = passwordLength;
  const reads = (length: number) =>
    sessions.endpoints.changePassword.parts.body.shape.newPassword.safeParse(
      '山茶花与拖拉机的早晨'.repeat(30).slice(0, length),
    ).success;
  const fits = (length: number) =>
    !/characters$/.test(weaknessOf('山茶花与拖拉机的早晨'.repeat(30).slice(0, length), own) ?? '');
  for (const says of [reads, fits]) {
    expect([least - 1, least, most, most + 1].map(says)).toEqual([false, true, true, false]);
  }
  expect(ownPasswordWords.rule.zh).toContain(` ${least} `);
});
