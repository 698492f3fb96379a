import { PlusOutlined } from '@ant-design/icons';
import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './same-day.module.css';

/** The officer's other shifts of the day, and the way to one more: the grid has one cell for all of them. */
export function SameDay({ shift: { shiftId, badgeNo, dutyDate } }: { shift: ShiftRow }) {
  const texts = useWords(rosterWords);
  const [, change] = useUrlQuery(['shift', 'add']);
  const { answer } = useAnswer<{ rows: ShiftRow[] }>('shifts', { badgeNo, from: dutyDate, to: dutyDate });
  const shifts = (answer?.rows ?? []).filter(({ cancelled }) => !cancelled);
  return (
    <div className={classes.bar}>
      {shifts.length < 2 ? null : <span>{texts.sameDay}</span>}
      {shifts.length < 2
        ? null
        : shifts.map((other) => (
            <Button
              key={other.shiftId}
              disabled={other.shiftId === shiftId}
              onClick={() => change({ shift: other.shiftId })}
            >
              {formatTime(other.startsAt)}–{formatTime(other.endsAt)}
            </Button>
          ))}
      <ActionButton
        action="shifts.write"
        icon={<PlusOutlined />}
        onClick={() => change({ shift: undefined, add: `${badgeNo}_${dutyDate}` })}
      >
        {texts.addSameDay}
      </ActionButton>
    </div>
  );
}
