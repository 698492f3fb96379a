import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { mayExplain } from '../findings/may-respond.ts';
import { segmentReason } from '../today/segment-reason.ts';
import { SegmentWhy } from '../today/segment-why.tsx';
import type { Gap } from './gaps-of.ts';

/** Why it isn't recorded, which explanation of it waits, and the way to explain it. */
export function GapReason({ gap: { segments, shift }, day }: { gap: Gap; day: OfficerDay }) {
  const texts = useWords(officerDayWords);
  const { explain } = useWords(responseWords);
  const { countsOn } = useWords(todayWords);
  const { language } = useLanguage();
  const session = useSession();
  const [segment] = segments;
  const { from, to, state, reason } = segment;
  const waiting =
    state === 'missing'
      ? day.exemptions.filter((one) => one.state === 'pending' && one.from < to && one.to > from)
      : [];
  const asked = waiting.some((one) => one.from <= from && one.to >= to);
  const carriedOver = segments.length === 1 && shift.dutyDate !== day.date;
  return (
    <>
      <SegmentWhy segment={segment} reason={segmentReason(segment, { asOf: day.asOf, dueAt: shift.dueAt }, language)} />
      {carriedOver ? ` · ${countsOn(formatDate(startOfLocalDate(shift.dutyDate), language))}` : null}
      {waiting.map(({ exemptionId }) => (
        <span key={exemptionId}>
          {' · '}
          <Link to={paths.exemptions({ entry: exemptionId })}>{texts.explanationWaits}</Link>
        </span>
      ))}
      {reason === 'unexplained' && !asked && mayExplain(session, [day.badgeNo]) ? (
        <>
          {' · '}
          <Link to={paths.explain({ badgeNo: day.badgeNo, from, to })}>{explain}</Link>
        </>
      ) : null}
    </>
  );
}
