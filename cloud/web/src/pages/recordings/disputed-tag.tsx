import { ForkOutlined } from '@ant-design/icons';
import { recordingsTexts } from '../../texts/recordings-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './disputed-tag.module.css';

/** The same bytes on several recorders. */
export function DisputedTag() {
  const texts = useTexts(recordingsTexts);
  return (
    <span className={classes.tag} data-tip={texts.disputedTip}>
      <ForkOutlined aria-hidden /> {texts.disputed}
    </span>
  );
}
