import { recorderFields } from '@rollcall/shared/fields/recorders';
import type { NewRecorder, RecorderChange, RecorderRow } from '@rollcall/shared/http/recorders';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField, filledIn } from '../../form/form-field.tsx';
import { useWords } from '../../language/use-words.ts';

type Values = Pick<RecorderRow, 'recorderSerial' | 'unitCode' | 'state' | 'spare'>;

/** Adds a recorder, or changes the given one. */
export function RecorderDrawer({ recorder, onClose }: { recorder?: RecorderRow; onClose: () => void }) {
  const texts = useWords(registryWords).recorder;
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useChange({
    send: (commandKey, { recorderSerial, ...values }: Values) =>
      recorder
        ? request<unknown>(`recorders/${encodeURIComponent(recorder.recorderSerial)}`, {
            method: 'PATCH',
            commandKey,
            body: values satisfies RecorderChange,
          })
        : request<unknown>('recorders', {
            method: 'POST',
            commandKey,
            body: { recorderSerial, ...values } satisfies NewRecorder,
          }),
    outdates: ['recorders', 'units'],
    onDone: onClose,
  });
  return (
    <EntryDrawer<Values>
      title={recorder ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={recorder ?? { state: recorderFields.state.default, spare: recorderFields.spare.default }}
      problem={problem}
      saving={running}
      onSave={(values) => start(filledIn(recorderFields, values))}
      onClose={onClose}
    >
      <FormField of={recorderFields} name="recorderSerial" fixed={recorder !== undefined} autoFocus={!recorder} />
      <FormField of={recorderFields} name="unitCode" />
      <FormField of={recorderFields} name="state" />
      <FormField of={recorderFields} name="spare" />
    </EntryDrawer>
  );
}
