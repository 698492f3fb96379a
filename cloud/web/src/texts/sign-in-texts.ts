import { defineTexts } from './define-texts.ts';

export const signInTexts = defineTexts({
  title: { zh: '登录', en: 'Sign in' },
  username: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  ended: { zh: '登录已失效，请重新登录。', en: 'Your session has ended. Sign in again.' },
});
