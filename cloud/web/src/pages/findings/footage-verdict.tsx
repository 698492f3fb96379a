import { CheckOutlined, CloseSquareFilled, ForkOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { findingTexts } from '../../texts/finding-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './footage-verdict.module.css';

type Footage = ShiftCoverageDetail['recordings'][number];

/** Whether a recording counts for the shift and, when it doesn't, why. */
export function FootageVerdict({ recording }: { recording: Pick<Footage, 'damaged' | 'notInspected' | 'disputed'> }) {
  const texts = useTexts(findingTexts);
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
