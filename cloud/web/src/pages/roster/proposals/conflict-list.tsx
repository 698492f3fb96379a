import type { RosterConflicts } from '@rollcall/shared/http/roster-proposals';
import { formatWords } from '@rollcall/shared/words/format';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { formatDayTime } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';

/** What of a proposal no longer fits the roster, by the number of the change, and what stands in its way. */
export function ConflictList({ answer: { conflicts, conflictCount } }: { answer: RosterConflicts }) {
  const texts = useWords(rosterProposalWords);
  const { named, inBrackets } = useWords(formatWords);
  const { language } = useLanguage();
  const span = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
    `${formatDayTime(startsAt, language)} – ${formatDayTime(endsAt, language)}`;
  return (
    <section aria-label={texts.conflicts}>
      <h2 style={{ marginBlock: '0 4px' }}>
        {texts.conflicts}
        {conflicts.length < conflictCount ? <small> {texts.firstOf(conflicts.length, conflictCount)}</small> : null}
      </h2>
      <ul>
        {conflicts.map((conflict) => (
          <li key={`${conflict.nr} ${conflict.kind}`}>
            {conflict.nr} · {named(`${conflict.badgeNo} ${span(conflict)}`, texts.conflictKinds[conflict.kind])}
            {conflict.other ? inBrackets(`${texts.now} ${span(conflict.other)}`) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
