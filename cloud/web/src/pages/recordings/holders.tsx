import { WarningOutlined } from '@ant-design/icons';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './holders.module.css';

/** Who held the recorder, a line each: after a handover there are two. */
export function Holders({ holders }: Pick<RecordingRow, 'holders'>) {
  const texts = useWords(recordingListWords);
  if (holders.length === 0) {
    return (
      <span className={classes.nobody} data-tip={texts.nobodyTip}>
        <WarningOutlined /> {texts.nobody}
      </span>
    );
  }
  return (
    <ol className={classes.holders}>
      {holders.map((holder) => (
        <li key={holder.badgeNo}>{formatPerson(holder)}</li>
      ))}
    </ol>
  );
}
