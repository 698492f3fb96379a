import { defineWords } from './define-words.ts';

/** What a page says of a file that was saved. */
export const downloadWords = defineWords({
  unwitnessedFile: {
    zh: '还没有配置见证站点：这份文件只有大队平台自己的签名作证。',
    en: 'No witness is configured: only HQ’s own signature stands behind this file.',
  },
});
