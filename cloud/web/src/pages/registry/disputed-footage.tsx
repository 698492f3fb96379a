import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDaySeconds } from '../../format/format-time.ts';
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

/** The first of them: who was filming shows in one. */
const shown = 20;

/** What the recorder recorded in the time of the check-out, whoever held it. */
export function DisputedFootage({ dispute }: { dispute: CustodyDisputeRow }) {
  const { language } = useLanguage();
  const texts = useWords(custodyDisputeWords);
  const [openedAt] = useState(() => Date.now());
  const may = useCan()('recordings.read');
  const time = { recorderSerial: dispute.recorderSerial, ...disputedTime(dispute, openedAt) };
  const { answer, problem, retry } = useAnswer<{ rows: RecordingRow[] }>(
    'recordings',
    { ...time, sort: 'capturedAt', limit: shown },
    { enabled: may },
  );
  if (!may) return null;
  return (
    <Section title={texts.footage} hint={<Link to={paths.recordings(time)}>{texts.allFootage}</Link>}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer?.rows.length === 0 ? <p className={classes.quiet}>{texts.noFootage}</p> : null}
      {answer && answer.rows.length > 0 ? (
        <PlainTable
          name={texts.footage}
          rows={answer.rows}
          rowKey={({ recordingId }) => recordingId}
          columns={[
            {
              title: texts.when,
              cell: ({ capturedAt }) => (
                <NoWrap>{capturedAt === null ? '–' : formatDaySeconds(capturedAt, language)}</NoWrap>
              ),
            },
            {
              title: texts.file,
              cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
            },
          ]}
        />
      ) : null}
    </Section>
  );
}
