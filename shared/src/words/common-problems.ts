import { defineWords } from './define-words.ts';

/** What a page can say of any refusal before the words of all of them are loaded. */
export const commonProblems = defineWords({
  unreachable: {
    title: { zh: '连接不上大队平台', en: 'HQ can’t be reached' },
    nextStep: {
      zh: '请检查网络；恢复后页面会自动刷新。',
      en: 'Check the network. The page refreshes by itself once HQ answers.',
    },
  },
  unknown: {
    title: { zh: '大队平台拒绝了请求', en: 'HQ refused the request' },
    nextStep: { zh: '请重试；仍不行请联系管理员。', en: 'Try again, or ask an administrator.' },
  },
});
