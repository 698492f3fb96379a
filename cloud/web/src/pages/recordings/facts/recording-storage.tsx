import { WarningFilled } from '@ant-design/icons';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatFull } from '../../../format/format-time.ts';
import { useWords } from '../../../language/use-words.ts';
import { FactList } from '../../../parts/fact-list.tsx';
import { Section } from '../../../parts/section.tsx';
import { paths } from '../../../paths.ts';
import { useCan } from '../../../session/use-can.ts';
import classes from './recording-storage.module.css';

/** Whether the footage is safe where it lies: locked until when, last read when, how many copies, and what got lost. */
export function RecordingStorage({ recording }: { recording: RecordingDetail }) {
  const { storage: texts } = useWords(recordingWords);
  const can = useCan();
  const { storage, state, lost, lostAtRestore } = recording;
  const { lockedUntil, readAt, copyVerifiedAt, problem } = storage;
  const stored = state === 'verified';
  const since = ({ restoreId, restoredAt }: NonNullable<typeof lostAtRestore>) => {
    const said = texts.lostSince(formatFull(restoredAt));
    return can('ops.read') ? <Link to={paths.restore(restoreId, { state: 'lost' })}>{said}</Link> : said;
  };
  return (
    <Section title={texts.title}>
      {problem === null ? null : (
        <p role="alert" className={classes.problem}>
          <WarningFilled aria-hidden /> {texts.problems[problem.kind](formatFull(problem.at))}
          {lost ? null : ` ${texts.askedAgain}`}
        </p>
      )}
      {lostAtRestore === null ? null : <p>{since(lostAtRestore)}</p>}
      <FactList
        facts={[
          { name: texts.lockedUntil, value: lockedUntil === null ? texts.notLocked : formatFull(lockedUntil) },
          { name: texts.readAt, value: readAt === null ? texts.notRead : formatFull(readAt) },
          {
            name: texts.copies,
            value:
              copyVerifiedAt === null
                ? texts.copy(stored ? 1 : 0)
                : texts.secondCopy(formatFull(copyVerifiedAt), stored),
          },
        ]}
      />
    </Section>
  );
}
