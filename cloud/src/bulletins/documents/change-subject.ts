import { dateInFull } from '@rollcall/shared/words/bulletin-head';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { parameterWords } from '@rollcall/shared/words/parameters';

/** What a change was about: a parameter by its name on the page, a day in Chinese form, anything else as it stands. */
export function changeSubject(subject: string | null): string {
  if (subject === null) return bulletinPaper.noShare;
  if (/^\d{4}-\d\d-\d\d$/.test(subject)) return dateInFull(subject);
  const word: unknown = (parameterWords as Record<string, unknown>)[subject];
  return typeof word === 'object' && word !== null && 'zh' in word && typeof word.zh === 'string' ? word.zh : subject;
}
