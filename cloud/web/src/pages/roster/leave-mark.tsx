import type { LeaveRow } from '@rollcall/shared/resources/leave';
import { leaveWords } from '@rollcall/shared/words/leave';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { useWords } from '../../language/use-words.ts';
import classes from './shift-chip.module.css';

/** That the officer is on leave on the day of a cell. */
export function LeaveMark({ leave }: { leave: LeaveRow | undefined }) {
  const { onLeave } = useWords(rosterWords);
  const { kinds } = useWords(leaveWords);
  if (!leave) return null;
  return (
    <span className={classes.leave} data-tip={[kinds[leave.leaveKind], leave.note].filter(Boolean).join(' · ')}>
      {onLeave}
    </span>
  );
}
