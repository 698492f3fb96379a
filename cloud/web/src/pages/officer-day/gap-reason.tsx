import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { Link } from 'react-router';
import { startOfDutyDate } from '../../format/duty-date.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { officerDayTexts } from '../../texts/officer-day-texts.ts';
import { responseTexts } from '../../texts/response-texts.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { mayExplain } from '../findings/may-respond.ts';
import { segmentReason } from '../today/segment-reason.ts';
import type { Gap } from './gaps-of.ts';

/** Why it isn't recorded, which explanation of it waits, and the way to explain it. */
export function GapReason({ gap: { segments, shift }, day }: { gap: Gap; day: OfficerDay }) {
  const texts = useTexts(officerDayTexts);
  const { explain } = useTexts(responseTexts);
  const { countsOn } = useTexts(todayTexts);
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
      {[
        segmentReason(segment, { asOf: day.asOf, dueAt: shift.dueAt }, language),
        carriedOver ? countsOn(formatDate(startOfDutyDate(shift.dutyDate), language)) : undefined,
      ]
        .filter(Boolean)
        .join(' · ')}
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
