import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { recordingListWords } from '@rollcall/shared/words/recordings';
import { useWords } from '../../language/use-words.ts';
import { useInspectionReasons } from '../../player/use-damage-reasons.ts';
import { inspectionLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';

/** Whether a file is whole and, when it isn't, what is wrong with it. */
export function InspectionTag({ inspection }: { inspection: RecordingRow['inspection'] }) {
  const { because } = useWords(recordingListWords);
  const reasons = useInspectionReasons(inspection);
  return <StateTag look={inspectionLooks[inspection.outcome]}>{reasons && because(reasons)}</StateTag>;
}
