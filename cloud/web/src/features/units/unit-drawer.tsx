import { unitFields } from '@rollcall/shared/fields/units';
import type { NewUnit, UnitDetail } from '@rollcall/shared/resources/units';
import { historyWords } from '@rollcall/shared/words/history';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField, filledIn } from '../../form/form-field.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';

type Values = NewUnit & Pick<UnitDetail, 'retired'>;

/** Adds a unit (without `unitCode`), or changes one: retires it, takes it back. */
export function UnitDrawer({ unitCode, onClose }: { unitCode: string | undefined; onClose: () => void }) {
  const texts = useWords(registryWords).unit;
  const { history } = useWords(historyWords);
  const [form] = Form.useForm<Values>();
  const { answer: unit } = useRead(
    'GET units/:unitCode',
    { params: { unitCode: unitCode ?? '' } },
    { enabled: unitCode !== undefined },
  );
  const adding = useCall('POST units', { onDone: onClose });
  const changing = useCall('PATCH units/:unitCode', { onDone: onClose });
  if (unitCode !== undefined && unit === undefined) return null;
  return (
    <EntryDrawer<Values>
      title={unit ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={unit ?? { kind: 'squad' }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={(typed) => {
        const { unitCode: code, retired, ...values } = filledIn(unitFields, typed);
        if (unitCode === undefined) adding.start({ body: { unitCode: code, ...values } });
        else changing.start({ params: { unitCode }, body: { ...values, retired } });
      }}
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
      {unit ? <FormField of={unitFields} name="retired" extra={texts.retireHint} /> : null}
    </EntryDrawer>
  );
}
