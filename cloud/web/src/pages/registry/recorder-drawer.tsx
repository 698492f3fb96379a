import type { NewRecorder, RecorderChange, RecorderRow } from '@rollcall/shared/http/recorders';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, Switch } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { NamedSelect } from '../../controls/named-select.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { optionsOf } from '../../state/options-of.ts';
import { recorderLooks } from '../../state/state-look.tsx';

type Values = Pick<RecorderRow, 'recorderSerial' | 'unitCode' | 'state' | 'spare'>;

/** Adds a recorder, or changes the given one. */
export function RecorderDrawer({ recorder, onClose }: { recorder?: RecorderRow; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.recorder;
  const { language } = useLanguage();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useChange({
    send: (commandKey, { recorderSerial, unitCode, ...rest }: Values) => {
      const values = { ...rest, unitCode: unitCode ?? null };
      return recorder
        ? request<unknown>(`recorders/${encodeURIComponent(recorder.recorderSerial)}`, {
            method: 'PATCH',
            commandKey,
            body: values satisfies RecorderChange,
          })
        : request<unknown>('recorders', {
            method: 'POST',
            commandKey,
            body: { recorderSerial, ...values } satisfies NewRecorder,
          });
    },
    outdates: ['recorders', 'units'],
    onDone: onClose,
  });
  const rules = useRules();
  return (
    <EntryDrawer<Values>
      title={recorder ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={recorder ?? { state: 'normal', spare: false }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item
        name="recorderSerial"
        label={texts.serial}
        rules={[{ required: true, message: all.required }, rules.serial]}
      >
        <Input disabled={recorder !== undefined} autoFocus={!recorder} />
      </Form.Item>
      <UnitField name="unitCode" label={texts.unit} />
      <Form.Item name="state" label={texts.state} required>
        <NamedSelect label={texts.state} options={optionsOf(recorderLooks, language)} />
      </Form.Item>
      <Form.Item name="spare" label={texts.spare} valuePropName="checked" required>
        <Switch />
      </Form.Item>
    </EntryDrawer>
  );
}
