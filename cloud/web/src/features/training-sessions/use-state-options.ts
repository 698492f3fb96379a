import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { optionsOf } from '../../state/options-of.ts';
import { attendanceLooks } from '../../state/session-looks.tsx';

/** What attendance is filtered by: each state, and those that stand together among the numbers of a session. */
export function useStateOptions() {
  const { groups } = useWords(trainingSessionWords);
  const { language } = useLanguage();
  return [
    ...optionsOf(attendanceLooks, language),
    { value: 'unconfirmed' as const, label: groups.unconfirmed },
    { value: 'absent' as const, label: groups.absent },
  ];
}
