import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { Link } from 'react-router';
import { formatDuration } from '../../format/format-duration.ts';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/session-context.ts';
import { segmentLook } from '../../state/segment-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { officerDayTexts } from '../../texts/officer-day-texts.ts';
import { responseTexts } from '../../texts/response-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { mayExplain } from '../findings/may-respond.ts';
import { segmentReason } from '../today/segment-reason.ts';

/** Every stretch that had to be recorded and wasn't, with why. */
export function DayGaps({ day }: { day: OfficerDay }) {
  const texts = useTexts(officerDayTexts);
  const { explain } = useTexts(responseTexts);
  const { language } = useLanguage();
  const session = useSession();
  const gaps = day.shifts.flatMap(({ segments, dueAt }) =>
    segments.filter(({ state }) => state !== 'recorded').map((segment) => ({ segment, dueAt })),
  );
  return (
    <Section title={texts.gaps}>
      {gaps.length === 0 ? (
        <p>{texts.noGaps}</p>
      ) : (
        <PlainTable
          name={texts.gaps}
          rows={gaps}
          rowKey={({ segment }) => segment.from}
          columns={[
            {
              title: texts.time,
              cell: ({ segment: { from, to } }) => (
                <NoWrap>
                  {formatSeconds(from)}–{formatSeconds(to)}
                </NoWrap>
              ),
            },
            {
              title: texts.length,
              number: true,
              cell: ({ segment: { from, to } }) => (
                <NoWrap>{formatDuration(Date.parse(to) - Date.parse(from), language)}</NoWrap>
              ),
            },
            { title: texts.state, cell: ({ segment }) => <StateTag look={segmentLook(segment)} /> },
            {
              title: texts.why,
              cell: ({ segment, dueAt }) => (
                <>
                  {segmentReason(segment, { asOf: day.asOf, dueAt }, language)}
                  {segment.reason === 'unexplained' && mayExplain(session, [day.badgeNo]) ? (
                    <>
                      {' · '}
                      <Link to={paths.explain({ badgeNo: day.badgeNo, from: segment.from, to: segment.to })}>
                        {explain}
                      </Link>
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
