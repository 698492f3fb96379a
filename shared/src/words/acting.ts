import { defineWords } from './define-words.ts';

/** Acting for a leader. */
export const actingWords = defineWords({
  start: { zh: (name: string) => `代 ${name} 履职`, en: (name: string) => `Act for ${name}` },
  notice: {
    zh: (name: string, unit: string, until: string) =>
      `您正代 ${name}（${unit}）履职，至 ${until}；操作均记为代其所为。`,
    en: (name: string, unit: string, until: string) =>
      `You act for ${name} (${unit}) until ${until}. Everything you do says so.`,
  },
  stop: { zh: '恢复本人身份', en: 'Act for myself again' },
});
