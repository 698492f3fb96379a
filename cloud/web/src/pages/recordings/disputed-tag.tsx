import { ForkOutlined } from '@ant-design/icons';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { useWords } from '../../language/use-words.ts';
import classes from './disputed-tag.module.css';

/** The same bytes on several recorders. */
export function DisputedTag() {
  const texts = useWords(recordingListWords);
  return (
    <span className={classes.tag} data-tip={texts.disputedTip}>
      <ForkOutlined aria-hidden /> {texts.disputed}
    </span>
  );
}
