import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { TwoLines } from '../../parts/two-lines.tsx';
import { useInspectionReasons } from '../../player/use-damage-reasons.ts';
import { inspectionLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './inspection-cell.module.css';

/** Whether a file is whole, in a column: the reasons have a line of their own, as far as they fit. */
export function InspectionCell({ inspection }: { inspection: RecordingRow['inspection'] }) {
  const reasons = useInspectionReasons(inspection);
  return (
    <TwoLines
      below={
        reasons ? (
          <div
            className={`${classes.reasons} ${inspection.outcome === 'damaged' ? classes.damaged : ''}`}
            data-tip={reasons}
          >
            {reasons}
          </div>
        ) : undefined
      }
    >
      <StateTag look={inspectionLooks[inspection.outcome]} />
    </TwoLines>
  );
}
