import type { ShiftDetail } from '@rollcall/shared/http/shifts';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Form } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { saidOfRoster, useRosterOutcome } from '../../features/roster-proposals/use-roster-outcome.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { useWords } from '../../language/use-words.ts';
import { rosterOutdates } from './roster-outdates.ts';
import { ShiftFields } from './shift-fields.tsx';
import { type ShiftValues, toNewShift, toShiftValues } from './shift-values.ts';
import { useShiftTouchesPast } from './use-shift-touches-past.ts';

export function EditShift({ shift, onClose }: { shift: ShiftDetail; onClose: () => void }) {
  const texts = useWords(rosterWords);
  const [form] = Form.useForm<ShiftValues>();
  // The form shows what was so when it was opened, whatever `shift` becomes meanwhile.
  const [version] = useState(shift.version);
  const { start, running, problem } = useChange({
    send: (commandKey, values: ShiftValues) =>
      request<unknown>(`shifts/${shift.shiftId}`, {
        method: 'PATCH',
        commandKey,
        body: { ...toNewShift(values), version },
      }),
    outdates: rosterOutdates,
    onDone: useRosterOutcome(onClose),
    done: saidOfRoster('saved'),
  });
  const initial = toShiftValues(shift);
  const past = useShiftTouchesPast(form, initial);
  return (
    <EntryDrawer<ShiftValues>
      title={texts.edit}
      subject={shift.shiftId}
      action="shifts.write"
      form={form}
      initial={initial}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
      {...(past ? { saveText: texts.proposePast } : {})}
    >
      <ShiftFields form={form} before={initial} />
    </EntryDrawer>
  );
}
