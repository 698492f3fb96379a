import type { NewUnit, UnitChange, UnitRow } from '@rollcall/shared/http/units';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, Radio } from 'antd';
import { request } from '../../api/request.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

/** Adds a unit (without `unitCode`), or changes one. */
export function UnitDrawer({ unitCode, onClose }: { unitCode: string | undefined; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.unit;
  const [form] = Form.useForm<NewUnit>();
  const rules = useRules();
  const { answer } = useAnswer<{ rows: UnitRow[] }>('units');
  const { start, running, problem } = useChange({
    send: (commandKey, { unitCode: code, parentCode, ...rest }: NewUnit) => {
      const values = { ...rest, parentCode: parentCode ?? null };
      return unitCode === undefined
        ? request<unknown>('units', {
            method: 'POST',
            commandKey,
            body: { unitCode: code, ...values } satisfies NewUnit,
          })
        : request<unknown>(`units/${encodeURIComponent(unitCode)}`, {
            method: 'PATCH',
            commandKey,
            body: values satisfies UnitChange,
          });
    },
    outdates: ['units', 'coverage'],
    onDone: onClose,
  });
  const unit = answer?.rows.find((row) => row.unitCode === unitCode);
  if (unitCode !== undefined && unit === undefined) return null;
  const required = { required: true, message: all.required };
  return (
    <EntryDrawer<NewUnit>
      title={unit ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={unit ?? { kind: 'squad' }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item name="unitCode" label={texts.code} rules={[required, rules.unitCode]}>
        <Input disabled={unit !== undefined} autoFocus={!unit} />
      </Form.Item>
      <Form.Item name="name" label={texts.name} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={texts.kind} required>
        <Radio.Group
          options={(['brigade', 'squad', 'section'] as const).map((kind) => ({ value: kind, label: texts[kind] }))}
        />
      </Form.Item>
      <UnitField name="parentCode" label={texts.parent} {...(unitCode === undefined ? {} : { except: unitCode })} />
    </EntryDrawer>
  );
}
