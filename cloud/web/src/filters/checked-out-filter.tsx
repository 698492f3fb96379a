import { custodyWords } from '@rollcall/shared/words/custodies';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import { checkedOutLooks } from '../state/device-looks.tsx';
import { optionsOf } from '../state/options-of.ts';
import { ChoiceFilter } from './choice-filter.tsx';

interface Props {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Only what is checked out now, or what is in one state of that, as the duty desk counts it. */
export function CheckedOutFilter(props: Props) {
  const texts = useWords(custodyWords);
  const { language } = useLanguage();
  return (
    <ChoiceFilter
      {...props}
      label={texts.checkedOut}
      options={[{ value: 'any', label: texts.checkedOutAny }, ...optionsOf(checkedOutLooks, language)]}
    />
  );
}
