import { defineWords } from './define-words.ts';

/** Its problems, by their code. */
export const sessionProblems = defineWords({
  not_signed_in: {
    title: { zh: '登录已失效', en: 'Your session has ended' },
    nextStep: { zh: '请重新登录。', en: 'Sign in again.' },
  },
  password_not_own: {
    title: { zh: '先设置自己的密码', en: 'Choose your own password first' },
    nextStep: {
      zh: '现在的密码由他人设置或他人知道。请重新打开本页，设置自己的密码后再办理。',
      en: 'Somebody else made your password, or knows it. Open this page again and choose your own.',
    },
  },
  wrong_password: {
    title: { zh: '现密码不对', en: 'Your current password is wrong' },
    nextStep: {
      zh: '请重新输入；忘记了请找管理员重设。',
      en: 'Type it again. If you forgot it, ask an administrator for a new one.',
    },
  },
  wrong_credentials: {
    title: { zh: '用户名或密码错误', en: 'The user name or the password is wrong' },
    nextStep: {
      zh: '请重新输入；忘记密码请找管理员重设。',
      en: 'Try again, or ask an administrator for a new password.',
    },
  },
  too_many_attempts: {
    title: { zh: '尝试次数过多', en: 'Too many attempts' },
    nextStep: { zh: '请稍等片刻再试。', en: 'Wait a moment, then try again.' },
  },
});

/** What histories and refusals show of it. */
export const shownOfSessions = {
  title: { zh: '登录', en: 'sign-ins' },
  subjects: { session: { zh: '登录', en: 'Sign-in' } },
  facts: {
    signed_in: { zh: '登录', en: 'Signed in' },
    signed_out: { zh: '退出', en: 'Signed out' },
    sign_in_locked_out: { zh: '密码错误过多，暂停登录', en: 'Locked out after too many wrong passwords' },
    acting_began: { zh: '开始代为履职', en: 'Began to act for a leader' },
    acting_ended: { zh: '结束代为履职', en: 'Stopped acting for a leader' },
  },
  details: {},
  values: {},
  problems: sessionProblems,
};
