import { WarningOutlined } from '@ant-design/icons';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { formatPerson } from '../../format/format-person.ts';
import { recordingsTexts } from '../../texts/recordings-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './holders.module.css';

/** Who held the recorder, a line each: after a handover there are two. */
export function Holders({ holders }: Pick<RecordingRow, 'holders'>) {
  const texts = useTexts(recordingsTexts);
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
