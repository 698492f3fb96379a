import type { LeaveRow } from '@rollcall/shared/http/leave';
import { leaveTexts } from '../../texts/leave-texts.ts';
import { rosterTexts } from '../../texts/roster-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './shift-chip.module.css';

/** That the officer is on leave on the day of a cell. */
export function LeaveMark({ leave }: { leave: LeaveRow | undefined }) {
  const { onLeave } = useTexts(rosterTexts);
  const { kinds } = useTexts(leaveTexts);
  if (!leave) return null;
  return (
    <span className={classes.leave} data-tip={[kinds[leave.leaveKind], leave.note].filter(Boolean).join(' · ')}>
      {onLeave}
    </span>
  );
}
