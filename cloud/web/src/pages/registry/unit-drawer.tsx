import type { NewUnit, UnitChange, UnitDetail } from '@rollcall/shared/http/units';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { Form, Input, Radio, Switch } from 'antd';
import { request } from '../../api/request.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { ShortText } from '../../form/short-text.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useNameRules } from '../../form/use-name-rules.ts';
import { useRules } from '../../form/use-rules.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';

type Values = NewUnit & Pick<UnitDetail, 'retired'>;

/** Adds a unit (without `unitCode`), or changes one: retires it, takes it back. */
export function UnitDrawer({ unitCode, onClose }: { unitCode: string | undefined; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.unit;
  const retiring = useWords(retiringWords);
  const { history } = useWords(historyWords);
  const [form] = Form.useForm<Values>();
  const rules = useRules();
  const names = useNameRules();
  const { answer: unit } = useAnswer<UnitDetail>(
    `units/${encodeURIComponent(unitCode ?? '')}`,
    {},
    { enabled: unitCode !== undefined },
  );
  const { start, running, problem } = useChange({
    send: (commandKey, { unitCode: code, parentCode, retired, ...rest }: Values) => {
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
            body: { ...values, retired } satisfies UnitChange,
          });
    },
    outdates: ['units', 'coverage'],
    onDone: onClose,
  });
  if (unitCode !== undefined && unit === undefined) return null;
  const required = { required: true, message: all.required };
  return (
    <EntryDrawer<Values>
      title={unit ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={unit ?? { kind: 'squad' }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
      below={
        unit ? (
          <Section title={history}>
            <HistoryList history={unit.history} omit={['unitCode']} />
          </Section>
        ) : undefined
      }
    >
      <Form.Item name="unitCode" label={texts.code} rules={[required, rules.unitCode]}>
        <Input disabled={unit !== undefined} autoFocus={!unit} />
      </Form.Item>
      <Form.Item
        name="name"
        label={texts.name}
        rules={[{ ...required, whitespace: true }, rules.upTo(100), names.name]}
      >
        <ShortText most={100} />
      </Form.Item>
      <Form.Item name="kind" label={texts.kind} required>
        <Radio.Group
          options={(['brigade', 'squad', 'section'] as const).map((kind) => ({ value: kind, label: texts[kind] }))}
        />
      </Form.Item>
      <UnitField name="parentCode" label={texts.parent} {...(unitCode === undefined ? {} : { except: unitCode })} />
      {unit ? (
        <Form.Item
          name="retired"
          label={retiring.retireUnit}
          extra={retiring.retireUnitHint}
          valuePropName="checked"
          required
        >
          <Switch />
        </Form.Item>
      ) : null}
    </EntryDrawer>
  );
}
