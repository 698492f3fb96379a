import { CheckOutlined, CloseSquareFilled, ForkOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { findingWords } from '@rollcall/shared/words/findings';
import { useWords } from '../../language/use-words.ts';
import classes from './footage-verdict.module.css';

type Footage = ShiftCoverageDetail['recordings'][number];

/** Whether a recording counts for the shift and, when it doesn't, why. */
export function FootageVerdict({ recording }: { recording: Pick<Footage, 'damaged' | 'notInspected' | 'disputed'> }) {
  const texts = useWords(findingWords);
  if (recording.damaged) {
    return (
      <span className={classes.not}>
        <CloseSquareFilled aria-hidden /> {texts.damaged}
      </span>
    );
  }
  if (recording.notInspected) {
    return (
      <span className={classes.unsure}>
        <QuestionCircleOutlined aria-hidden /> {texts.notInspected}
      </span>
    );
  }
  if (recording.disputed) {
    return (
      <span className={classes.not}>
        <ForkOutlined aria-hidden /> {texts.disputed}
      </span>
    );
  }
  return (
    <span className={classes.counts}>
      <CheckOutlined aria-hidden /> {texts.counts}
    </span>
  );
}
