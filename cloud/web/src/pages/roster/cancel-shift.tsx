import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './cancel-shift.module.css';
import { rosterOutdates } from './roster-outdates.ts';
import { useRosterOutcome } from './use-roster-outcome.ts';

/** Takes a shift off the roster, for a reason that stays. */
export function CancelShift({ shift, onDone, onKeep }: { shift: ShiftRow; onDone: () => void; onKeep: () => void }) {
  const texts = useWords(rosterWords);
  const { reason: reasonWord } = useWords(registryWords);
  const [reason, setReason] = useState('');
  const { start, running, problem } = useChange({
    send: (commandKey) =>
      request<unknown>(`shifts/${shift.shiftId}`, {
        method: 'DELETE',
        commandKey,
        body: { reason: reason.trim(), version: shift.version },
      }),
    outdates: rosterOutdates,
    onDone: useRosterOutcome(onDone),
  });
  return (
    <div className={classes.box}>
      <ProblemNotice problem={problem} />
      <p>
        {texts.cancelHint} {Date.parse(shift.startsAt) < Date.now() ? texts.pastHint : null}
      </p>
      <Input
        autoFocus
        aria-label={reasonWord}
        placeholder={reasonWord}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={classes.buttons}>
        <Button danger type="primary" disabled={reason.trim().length < 2} loading={running} onClick={() => start()}>
          {texts.cancelShift}
        </Button>
        <Button onClick={onKeep}>{texts.keep}</Button>
      </div>
    </div>
  );
}
