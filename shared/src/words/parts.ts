import { defineWords } from './define-words.ts';

export const partsWords = defineWords({
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
});
