import type { CoverageOfTime } from '@rollcall/shared/http/coverage-of-time';
import { coverageOfTimeWords } from '@rollcall/shared/words/coverage-of-time';
import { Link } from 'react-router';
import { formatDaySeconds, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { FootageVerdict } from '../recordings/footage-verdict.tsx';
import classes from './explained-time.module.css';

type Found = Pick<CoverageOfTime, 'recordings' | 'recordingCount'>;

/** The recordings of the time that is explained, each a click from being played. */
export function ExplainedRecordings({ found: { recordings, recordingCount } }: { found: Found }) {
  const texts = useWords(coverageOfTimeWords);
  const { language } = useLanguage();
  if (recordings.length === 0) return <p className={classes.quiet}>{texts.noRecordings}</p>;
  return (
    <>
      <PlainTable
        name={texts.recordings}
        rows={recordings}
        rowKey={({ recordingId, from }) => `${recordingId} ${from}`}
        columns={[
          {
            title: texts.time,
            cell: ({ from, to }) => <NoWrap>{`${formatDaySeconds(from, language)}–${formatSeconds(to)}`}</NoWrap>,
          },
          {
            title: texts.file,
            cell: ({ recordingId, fileName }) => <Link to={paths.recording(recordingId)}>{fileName}</Link>,
          },
          { title: texts.counting, cell: (recording) => <FootageVerdict recording={recording} /> },
        ]}
      />
      {recordingCount > recordings.length ? (
        <p className={classes.quiet}>{texts.more(recordings.length, recordingCount)}</p>
      ) : null}
    </>
  );
}
