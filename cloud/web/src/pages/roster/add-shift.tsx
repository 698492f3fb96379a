import { rosterWords } from '@rollcall/shared/words/shifts';
import { Form } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { saidOfRoster, useRosterOutcome } from '../../features/roster-proposals/use-roster-outcome.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { useWords } from '../../language/use-words.ts';
import { rosterOutdates } from './roster-outdates.ts';
import { ShiftFields } from './shift-fields.tsx';
import { type ShiftValues, toNewShift } from './shift-values.ts';
import { useShiftTouchesPast } from './use-shift-touches-past.ts';

interface Props {
  /** Whose, and when it starts, unless something else is said. */
  badgeNo?: string;
  start?: number;
  onClose: () => void;
}

export function AddShift({ badgeNo, start, onClose }: Props) {
  const texts = useWords(rosterWords);
  const [form] = Form.useForm<ShiftValues>();
  const {
    start: send,
    running,
    problem,
  } = useChange({
    send: (commandKey, values: ShiftValues) =>
      request<unknown>('shifts', { method: 'POST', commandKey, body: toNewShift(values) }),
    outdates: rosterOutdates,
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
      problem={problem}
      saving={running}
      onSave={send}
      onClose={onClose}
      {...(past ? { saveText: texts.proposePast } : {})}
    >
      <ShiftFields form={form} />
    </EntryDrawer>
  );
}
