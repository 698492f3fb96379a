import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { AddShift } from './add-shift.tsx';
import { OpenShift } from './open-shift.tsx';

interface Props {
  shiftId: string | undefined;
  /** `<badge>_<date>` of the cell that gets one. */
  add: string | undefined;
  /** A shift of whomever and whenever. */
  adding: boolean;
  onClose: () => void;
}

/** What stands beside the grid: a shift, or the form for a new one. */
export function RosterDrawer({ shiftId, add, adding, onClose }: Props) {
  if (shiftId !== undefined) return <OpenShift key={shiftId} shiftId={shiftId} onClose={onClose} />;
  const [, badgeNo, date] = /^(.+)_(\d{4}-\d\d-\d\d)$/.exec(add ?? '') ?? [];
  if (badgeNo !== undefined && date !== undefined) {
    return (
      <AddShift
        key={add}
        badgeNo={badgeNo}
        start={startOfLocalDate(date).getTime() + 8 * 3_600_000}
        onClose={onClose}
      />
    );
  }
  return adding ? <AddShift onClose={onClose} /> : null;
}
