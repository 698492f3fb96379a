import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { inspectionLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { recordingsTexts } from '../../texts/recordings-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useInspectionReasons } from './use-damage-reasons.ts';

/** Whether a file is whole and, when it isn't, what is wrong with it. */
export function InspectionTag({ inspection }: { inspection: RecordingRow['inspection'] }) {
  const { because } = useTexts(recordingsTexts);
  const reasons = useInspectionReasons(inspection);
  return <StateTag look={inspectionLooks[inspection.outcome]}>{reasons && because(reasons)}</StateTag>;
}
