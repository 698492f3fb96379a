import { unitFields } from '@rollcall/shared/fields/units';
import type { NewUnit, UnitChange, UnitDetail } from '@rollcall/shared/http/units';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { retiringWords } from '@rollcall/shared/words/retiring';
import { Form } from 'antd';
import { request } from '../../api/request.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField, filledIn } from '../../form/form-field.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';

type Values = NewUnit & Pick<UnitDetail, 'retired'>;

/** Adds a unit (without `unitCode`), or changes one: retires it, takes it back. */
export function UnitDrawer({ unitCode, onClose }: { unitCode: string | undefined; onClose: () => void }) {
  const texts = useWords(registryWords).unit;
  const { retireUnitHint } = useWords(retiringWords);
  const { history } = useWords(historyWords);
  const [form] = Form.useForm<Values>();
  const { answer: unit } = useAnswer<UnitDetail>(
    `units/${encodeURIComponent(unitCode ?? '')}`,
    {},
    { enabled: unitCode !== undefined },
  );
  const { start, running, problem } = useChange({
    send: (commandKey, { unitCode: code, retired, ...values }: Values) =>
      unitCode === undefined
        ? request<unknown>('units', {
            method: 'POST',
            commandKey,
            body: { unitCode: code, ...values } satisfies NewUnit,
          })
        : request<unknown>(`units/${encodeURIComponent(unitCode)}`, {
            method: 'PATCH',
            commandKey,
            body: { ...values, retired } satisfies UnitChange,
          }),
    outdates: ['units', 'coverage'],
    onDone: onClose,
  });
  if (unitCode !== undefined && unit === undefined) return null;
  return (
    <EntryDrawer<Values>
      title={unit ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={unit ?? { kind: 'squad' }}
      problem={problem}
      saving={running}
      onSave={(values) => start(filledIn(unitFields, values))}
      onClose={onClose}
      below={
        unit ? (
          <Section title={history}>
            <HistoryList history={unit.history} omit={['unitCode']} />
          </Section>
        ) : undefined
      }
    >
      <FormField of={unitFields} name="unitCode" fixed={unit !== undefined} autoFocus={!unit} />
      <FormField of={unitFields} name="name" />
      <FormField of={unitFields} name="kind" />
      <FormField of={unitFields} name="parentCode" except={unitCode} />
      {unit ? <FormField of={unitFields} name="retired" extra={retireUnitHint} /> : null}
    </EntryDrawer>
  );
}
