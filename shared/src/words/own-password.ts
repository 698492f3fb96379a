import { passwordLength } from '../rules/passwords.ts';
import { defineWords } from './define-words.ts';

/** Changing one's own password. */
export const ownPasswordWords = defineWords({
  title: { zh: '修改密码', en: 'Change password' },
  current: { zh: '现密码', en: 'Present password' },
  next: { zh: '新密码', en: 'New password' },
  rule: {
    zh: `至少 ${passwordLength.least} 个字符；不用常见密码、键盘顺序、年份，也不靠用户名、警号凑长度`,
    en: `At least ${passwordLength.least} characters; no common password, run of keys or year, and not by your user name or badge number`,
  },
  sameAgain: { zh: '不能与现密码相同', en: 'Must differ from the present one' },
  again: { zh: '再输一次', en: 'Once more' },
  differs: { zh: '两次输入不同', en: 'These differ' },
  choose: { zh: '先设置自己的密码', en: 'Choose your own password' },
  chooseHint: {
    zh: '现在的密码由他人设置，或他人知道。设置只有您本人知道的密码后，才能办理其他事项。',
    en: 'Somebody else made your password, or knows it. Choose one that only you know before you do anything else.',
  },
  done: { zh: '密码已修改，其他设备上的登录已退出。', en: 'Changed. Your other sessions have ended.' },
});
