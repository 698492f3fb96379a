import { defineTexts } from './define-texts.ts';

/** What HQ's problems say in the page's language, by their `code`. One that isn't here is shown as HQ wrote it. */
export const problemTexts = defineTexts({
  bad_request: {
    title: { zh: '填写的内容有误', en: 'Something in the request is wrong' },
    nextStep: { zh: '请按下面的提示修改后重试。', en: 'Correct what is named below, then try again.' },
  },
  bad_cursor: {
    title: { zh: '列表已变化', en: 'The list has changed' },
    nextStep: { zh: '请重新加载列表。', en: 'Load the list again.' },
  },
  not_signed_in: {
    title: { zh: '登录已失效', en: 'Your session has ended' },
    nextStep: { zh: '请重新登录。', en: 'Sign in again.' },
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
    nextStep: { zh: '请稍等片刻再试。', en: 'Wait a little, then try again.' },
  },
  forbidden: {
    title: { zh: '您的角色无权查看或操作', en: 'Your role does not allow this' },
    nextStep: { zh: '需要时请联系管理员。', en: 'Ask an administrator if you need it.' },
  },
  foreign_origin: {
    title: {
      zh: '本页的网址与总部登记的网址不一致',
      en: 'The request came from a page of another address',
    },
    nextStep: { zh: '请从登记的网址打开。', en: 'Open the page at its registered address.' },
  },
  not_found: {
    title: { zh: '没有找到', en: 'There is nothing at this address' },
    nextStep: {
      zh: '请检查网址；无权查看的内容也会显示为“没有找到”。',
      en: 'Check the address. What you may not see is not found either.',
    },
  },
  database_unavailable: {
    title: { zh: '总部的数据库暂时无法访问', en: 'HQ cannot reach its database at the moment' },
    nextStep: { zh: '请稍后再试。', en: 'Try again in a minute.' },
  },
  internal: {
    title: { zh: '总部出错了', en: 'Something went wrong at HQ' },
    nextStep: {
      zh: '请重试；仍不行请把时间告诉管理员。',
      en: 'Try again. If it stays, give an administrator the time.',
    },
  },
  unreachable: {
    title: { zh: '连接不上总部', en: 'HQ can’t be reached' },
    nextStep: {
      zh: '请检查网络；恢复后页面会自动刷新。',
      en: 'Check the network. The page refreshes when it is back.',
    },
  },
  unknown: {
    title: { zh: '总部拒绝了请求', en: 'HQ refused the request' },
    nextStep: { zh: '请重试；仍不行请联系管理员。', en: 'Try again, or ask an administrator.' },
  },
});
