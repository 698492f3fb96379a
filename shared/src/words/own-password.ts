import { defineWords } from './define-words.ts';

/** Changing one's own password. */
export const ownPasswordWords = defineWords({
  title: { zh: '修改密码', en: 'Change password' },
  current: { zh: '现密码', en: 'Present password' },
  next: { zh: '新密码', en: 'New password' },
  rule: { zh: '至少 10 个字符', en: 'At least 10 characters' },
  again: { zh: '再输一次', en: 'Once more' },
  differs: { zh: '两次输入不同', en: 'These differ' },
  done: { zh: '密码已修改，其他设备上的登录已退出。', en: 'Changed. Your other sessions have ended.' },
});
