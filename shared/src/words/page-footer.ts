import { defineWords } from './define-words.ts';

/** The foot of every page, for who looks after the store. */
export const pageFooterWords = defineWords({
  held: { zh: '存储状态正常', en: 'The object store holds every guarantee' },
  notProbed: { zh: '存储保证尚未检查', en: 'Storage guarantees not yet checked' },
  missing: {
    zh: (count: number) => `存储缺少 ${count} 项保证`,
    en: (count: number) => `The object store lacks ${count} ${count === 1 ? 'guarantee' : 'guarantees'}`,
  },
});
