import type { Word } from '@rollcall/shared/words/define-words';
import { AppError, type AppErrorDetails } from './app-error.ts';

/**
 * Makes the errors of a resource: its own HTTP statuses, and the words that its page shows.
 * @returns the error of a code; `here` says what is wrong in this case
 */
export function problemsOf<Code extends string>(
  statuses: Record<Code, number>,
  words: Record<NoInfer<Code>, { title: Word; nextStep: Word }>,
): (
  code: Code,
  here?: Pick<AppErrorDetails, 'detail' | 'fields' | 'extensions' | 'retryAfterSeconds' | 'accountId' | 'cause'>,
) => AppError {
  return (code, here) => {
    const { title, nextStep } = words[code];
    return new AppError({ code, status: statuses[code], title: title.en, nextStep: nextStep.en, ...here });
  };
}
