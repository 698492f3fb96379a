import { defineWords } from './define-words.ts';

export const partsWords = defineWords({
  copy: { zh: '复制', en: 'Copy' },
  technical: { zh: '技术详情', en: 'Technical details' },
  copied: { zh: '已复制', en: 'Copied' },
});
