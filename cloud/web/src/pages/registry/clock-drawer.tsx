import type { NewClockObservation, RecorderClocks } from '@rollcall/shared/http/recorder-witnesses';
import { recorderWitnessWords } from '@rollcall/shared/words/recorder-witnesses';
import { Form } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useWords } from '../../language/use-words.ts';

type Values = Pick<NewClockObservation, 'observedAt' | 'shownAt' | 'reason'>;

/** Typed by hand: this far off at most. */
const errorMs = 5000;

/** Somebody compares a recorder's clock with one that is right. */
export function ClockDrawer({ recorderSerial, onClose }: { recorderSerial: string; onClose: () => void }) {
  const texts = useWords(recorderWitnessWords);
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useChange({
    send: (commandKey, values: Values) =>
      request<RecorderClocks>(`recorders/${encodeURIComponent(recorderSerial)}/clock-observations`, {
        method: 'POST',
        commandKey,
        body: { ...values, errorMs } satisfies NewClockObservation,
      }),
    outdates: ['recorders', 'recordings', 'coverage', 'findings'],
    onDone: onClose,
  });
  return (
    <EntryDrawer<Values>
      title={texts.compare}
      isNew
      action="clocks.write"
      form={form}
      initial={{ observedAt: new Date().toISOString() }}
      problem={problem}
      saving={running}
      saveText={texts.save}
      onSave={start}
      onClose={onClose}
    >
      <p>{texts.compareHint}</p>
      <TimeField name="observedAt" label={texts.observedAt} required seconds />
      <TimeField name="shownAt" label={texts.shownAt} required seconds />
      <ReasonField required />
    </EntryDrawer>
  );
}
