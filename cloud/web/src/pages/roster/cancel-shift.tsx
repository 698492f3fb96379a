import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { saidOfRoster, useRosterOutcome } from '../../features/roster-proposals/use-roster-outcome.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './cancel-shift.module.css';
import { rosterOutdates } from './roster-outdates.ts';

/** Takes a shift off the roster, for a reason that stays. */
export function CancelShift({ shift, onDone, onKeep }: { shift: ShiftRow; onDone: () => void; onKeep: () => void }) {
  const texts = useWords(rosterWords);
  const { reason: reasonWord } = useWords(registryWords);
  const [reason, setReason, draft] = useDraftState({ name: texts.cancelShift, subject: shift.shiftId }, '');
  const { start, running, problem } = useChange({
    send: (commandKey) =>
      request<unknown>(`shifts/${shift.shiftId}`, {
        method: 'DELETE',
        commandKey,
        body: { reason: reason.trim(), version: shift.version },
      }),
    outdates: rosterOutdates,
    onDone: useRosterOutcome(onDone),
    done: saidOfRoster('cancelled'),
  });
  return (
    <div className={classes.box}>
      <ProblemNotice problem={problem} />
      <p>
        {texts.cancelHint} {Date.parse(shift.startsAt) < Date.now() ? texts.pastHint : null}
      </p>
      {draft.notice}
      <LongText
        autoFocus
        aria-label={reasonWord}
        placeholder={reasonWord}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={classes.buttons}>
        <Button
          danger
          type="primary"
          disabled={!isReason(reason)}
          loading={running}
          onClick={() => draft.sent(() => start())}
        >
          {texts.cancelShift}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            onKeep();
          }}
        >
          {texts.keep}
        </Button>
      </div>
    </div>
  );
}
