import type { DutyTypeChange, DutyTypeRow, NewDutyType } from '@rollcall/shared/http/duty-types';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input, Radio, Switch } from 'antd';
import { request } from '../../api/request.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

type Values = DutyTypeRow & { reason?: string };

/** Adds a duty type (without `dutyType`), or changes one. */
export function DutyTypeDrawer({ dutyType, onClose }: { dutyType: string | undefined; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.dutyType;
  const [form] = Form.useForm<Values>();
  const rule = Form.useWatch('recordingRule', form);
  const rules = useRules();
  const { answer } = useAnswer<{ rows: DutyTypeRow[] }>('duty-types');
  const { start, running, problem } = useChange({
    send: (commandKey, { dutyType: code, name, recordingRule, retired, reason }: Values) =>
      dutyType === undefined
        ? request<unknown>('duty-types', {
            method: 'POST',
            commandKey,
            body: { dutyType: code, name, recordingRule } satisfies NewDutyType,
          })
        : request<unknown>(`duty-types/${dutyType}`, {
            method: 'PATCH',
            commandKey,
            body: { name, recordingRule, retired, ...(reason ? { reason } : {}) } satisfies DutyTypeChange,
          }),
    outdates: ['duty-types', 'coverage', 'shifts', 'findings'],
    onDone: onClose,
  });
  const row = answer?.rows.find((known) => known.dutyType === dutyType);
  if (dutyType !== undefined && row === undefined) return null;
  const required = { required: true, message: all.required };
  return (
    <EntryDrawer<Values>
      title={row ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={row ?? { recordingRule: 'continuous' }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item name="name" label={texts.name} rules={[{ ...required, whitespace: true }, rules.upTo(50)]}>
        <ShortText most={50} autoFocus={!row} />
      </Form.Item>
      <Form.Item name="dutyType" label={texts.code} rules={[required, rules.dutyType]} extra={all.rules.dutyType}>
        <Input disabled={row !== undefined} />
      </Form.Item>
      <Form.Item name="recordingRule" label={texts.rule} required>
        <Radio.Group
          options={[
            { value: 'continuous', label: texts.continuous },
            { value: 'activities', label: texts.activities },
            { value: 'none', label: texts.none },
          ]}
        />
      </Form.Item>
      {row && rule !== undefined && rule !== row.recordingRule ? <ReasonField required hint={texts.ruleHint} /> : null}
      {row ? (
        <Form.Item name="retired" label={texts.retired} valuePropName="checked" required>
          <Switch />
        </Form.Item>
      ) : null}
    </EntryDrawer>
  );
}
