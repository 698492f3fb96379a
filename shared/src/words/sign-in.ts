import { defineWords } from './define-words.ts';

export const signInWords = defineWords({
  platform: { zh: '执法记录仪监督管理平台', en: 'Body-worn camera supervision' },
  title: { zh: '登录', en: 'Sign in' },
  username: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  /** Over a form that somebody was filling in. */
  goOn: {
    zh: '登录已失效。重新登录后，可以继续填写刚才的内容；换别的账号登录，则不保留。',
    en: 'Your session has ended. Sign in again to go on with what you typed; another account begins without it.',
  },
});

/** After several wrong passwords. */
export const waitWords = defineWords({
  wait: {
    zh: (time: string) => `密码多次输错，请等 ${time}后再试。其他人和您登录过的其他电脑不受影响。`,
    en: (time: string) =>
      `Too many wrong passwords: try again in ${time}. Others, and other computers that you signed in from, need not wait.`,
  },
  over: {
    zh: '现在可以再试；忘记密码请找管理员重设。',
    en: 'You can try again now, or ask an administrator for a new password.',
  },
});
