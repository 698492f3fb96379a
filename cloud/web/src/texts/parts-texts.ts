import { defineTexts } from './define-texts.ts';

export const partsTexts = defineTexts({
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
});
