import type { CoverageOfTime } from '@rollcall/shared/http/coverage-of-time';
import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { dutyDateOf } from '../../format/duty-date.ts';
import { formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import classes from './dispute-drawer.module.css';
import { disputedTime } from './disputed-time.ts';

/** When the officer was on duty in the time of the check-out. */
export function DisputedRoster({ dispute }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  const [openedAt] = useState(() => Date.now());
  const may = useCan()('coverage.read');
  const { badgeNo, fromAt } = dispute;
  const { answer, problem, retry } = useAnswer<CoverageOfTime>(
    'coverage/time',
    { badgeNo, ...disputedTime(dispute, openedAt) },
    { enabled: may },
  );
  if (!may) return null;
  const day = paths.officerDay(badgeNo, dutyDateOf(Date.parse(fromAt)), { at: fromAt });
  return (
    <Section title={texts.roster} hint={<Link to={day}>{texts.day}</Link>}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer?.shifts.length === 0 ? <p className={classes.quiet}>{texts.offDuty}</p> : null}
      {answer && answer.shifts.length > 0 ? (
        <PlainTable
          name={texts.roster}
          rows={answer.shifts}
          rowKey={({ shiftId }) => shiftId}
          columns={[
            {
              title: texts.when,
              cell: ({ startsAt, endsAt }) => (
                <NoWrap>{`${formatDayTime(startsAt, language)}–${formatTime(endsAt)}`}</NoWrap>
              ),
            },
            {
              title: texts.post,
              cell: ({ dutyTypeName, post }) => [dutyTypeName, post].filter(Boolean).join(' · '),
            },
          ]}
        />
      ) : null}
    </Section>
  );
}
