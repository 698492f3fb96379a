import { categoryNames } from '@rollcall/shared/fields/categories';
import { custodyDetailWords, custodyEventWords, custodyHistoryWords } from '@rollcall/shared/words/custody-history';
import { formatLocal } from './format-local.ts';

interface EventWords {
  word: string;
  /** What the event proves, and what it doesn't. */
  means: string;
}

const eventWords: Readonly<Record<string, EventWords>> = custodyEventWords;
const detailWords: Readonly<Record<string, string>> = custodyDetailWords;

export function eventWordsOf(type: string): EventWords {
  return eventWords[type] ?? { word: type, means: '' };
}

/** What an event says beyond its type, as far as it has words. */
export function detailOf(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => {
      const word = detailWords[name];
      return word === undefined || value === null || typeof value === 'object'
        ? []
        : [custodyHistoryWords.detail(word, said(name, String(value)))];
    })
    .join(custodyHistoryWords.detailSeparator);
}

function said(name: string, value: string): string {
  if (name === 'category') return categoryNames[value as keyof typeof categoryNames]?.zh ?? value;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatLocal(new Date(value)) : value;
}
