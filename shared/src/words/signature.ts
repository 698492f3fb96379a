import { defineWords, type Language, wordsIn } from './define-words.ts';

const signatureWords = defineWords({
  actedFor: {
    zh: (by: string, leader: string) => `${by} 代 ${leader}`,
    en: (by: string, leader: string) => `${by} for ${leader}`,
  },
});

/** Who did something, and for which leader he acted, if for any. */
export function signature(by: string, onBehalfOf: string | null, language: Language): string {
  return onBehalfOf === null ? by : wordsIn(signatureWords, language).actedFor(by, onBehalfOf);
}
