import type { ShiftDetail } from '@rollcall/shared/resources/shifts';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Form } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { useWords } from '../../language/use-words.ts';
import { saidOfRoster, useRosterOutcome } from '../roster-proposals/use-roster-outcome.ts';
import { ShiftFields } from './shift-fields.tsx';
import { type ShiftValues, toNewShift, toShiftValues, useShiftTouchesPast } from './shift-values.ts';

export function EditShift({ shift, onClose }: { shift: ShiftDetail; onClose: () => void }) {
  const texts = useWords(rosterWords);
  const [form] = Form.useForm<ShiftValues>();
  // The form shows what was so when it was opened, whatever `shift` becomes meanwhile.
  const [version] = useState(shift.version);
  const { start, running, problem } = useCall('PATCH shifts/:shiftId', {
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
      onSave={(values) => start({ params: { shiftId: shift.shiftId }, body: { ...toNewShift(values), version } })}
      onClose={onClose}
      {...(past ? { saveText: texts.proposePast } : {})}
    >
      <ShiftFields form={form} before={initial} />
    </EntryDrawer>
  );
}

interface Props {
  /** Whose, and when it starts, unless something else is said. */
  badgeNo?: string;
  start?: number;
  onClose: () => void;
}

export function AddShift({ badgeNo, start, onClose }: Props) {
  const texts = useWords(rosterWords);
  const [form] = Form.useForm<ShiftValues>();
  const adding = useCall('POST shifts', {
    onDone: useRosterOutcome(onClose),
    done: saidOfRoster('saved'),
  });
  const past = useShiftTouchesPast(form, undefined);
  const initial = {
    ...(badgeNo === undefined ? {} : { badgeNo }),
    ...(start === undefined
      ? {}
      : { startsAt: new Date(start).toISOString(), endsAt: new Date(start + 8 * 3_600_000).toISOString() }),
    breaks: [],
  };
  return (
    <EntryDrawer<ShiftValues>
      title={texts.add}
      action="shifts.write"
      form={form}
      initial={initial}
      problem={adding.problem}
      saving={adding.running}
      onSave={(values) => adding.start({ body: toNewShift(values) })}
      onClose={onClose}
      {...(past ? { saveText: texts.proposePast } : {})}
    >
      <ShiftFields form={form} />
    </EntryDrawer>
  );
}
