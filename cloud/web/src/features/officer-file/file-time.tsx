import { localDateOf } from '@rollcall/shared/rules/local-date';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';

interface Props {
  from: string;
  /** Null: until further notice. */
  to: string | null;
}

/** `11月24日 08:00–12:00`; an end on another day says which. */
export function FileTime({ from, to }: Props) {
  const { still } = useWords(officerFileWords);
  const { language } = useLanguage();
  const dayOf = (instant: string) => localDateOf(Date.parse(instant));
  const end =
    to === null
      ? ` – ${still}`
      : dayOf(from) === dayOf(to)
        ? `–${formatTime(to)}`
        : ` – ${formatDayTime(to, language)}`;
  return <NoWrap>{`${formatDayTime(from, language)}${end}`}</NoWrap>;
}
