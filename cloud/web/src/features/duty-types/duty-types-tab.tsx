import { dutyTypeFields } from '@rollcall/shared/fields/duty-types';
import type { DutyTypeRow } from '@rollcall/shared/resources/duty-types';
import { dutyTypeColumns } from '@rollcall/shared/words/duty-types';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';

/** What officers may be rostered for, and whether it must be recorded; a row opens the entry. */
export function DutyTypesTab() {
  const all = useWords(registryWords);
  const texts = all.dutyType;
  const entry = useEntry();
  return (
    <>
      <ListTable
        list="duty-types"
        columns={dutyTypeColumns}
        cells={{ retired: ({ retired }) => (retired ? all.yes : '') }}
        query={{}}
        idOf={({ dutyType }) => dutyType}
        name={all.tabs['duty-types']}
        linkOf={({ dutyType }) => `${paths.registry('duty-types')}?entry=${dutyType}`}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={<ListButtons action="registry.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.entry === undefined ? null : (
        <DutyTypeDrawer key={entry.entry} dutyType={entry.adding ? undefined : entry.entry} onClose={entry.close} />
      )}
    </>
  );
}

type Values = DutyTypeRow & { reason?: string };

/** Adds a duty type (without `dutyType`), or changes one. */
function DutyTypeDrawer({ dutyType, onClose }: { dutyType: string | undefined; onClose: () => void }) {
  const all = useWords(registryWords);
  const texts = all.dutyType;
  const [form] = Form.useForm<Values>();
  const rule = Form.useWatch('recordingRule', form);
  const { answer } = useRead('GET duty-types', {});
  const adding = useCall('POST duty-types', { onDone: onClose });
  const changing = useCall('PATCH duty-types/:dutyType', { onDone: onClose });
  const row = answer?.rows.find((known) => known.dutyType === dutyType);
  if (dutyType !== undefined && row === undefined) return null;
  return (
    <EntryDrawer<Values>
      title={row ? texts.edit : texts.add}
      action="registry.write"
      form={form}
      initial={row ?? { recordingRule: 'continuous' }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={({ dutyType: code, name, recordingRule, retired, reason }) => {
        const values = { name, recordingRule };
        if (dutyType === undefined) adding.start({ body: { dutyType: code, ...values } });
        else changing.start({ params: { dutyType }, body: { ...values, retired, ...(reason ? { reason } : {}) } });
      }}
      onClose={onClose}
    >
      <FormField of={dutyTypeFields} name="name" autoFocus={!row} />
      <FormField of={dutyTypeFields} name="dutyType" fixed={row !== undefined} extra={all.rules.dutyType} />
      <FormField of={dutyTypeFields} name="recordingRule" />
      {row && rule !== undefined && rule !== row.recordingRule ? <ReasonField required hint={texts.ruleHint} /> : null}
      {row ? <FormField of={dutyTypeFields} name="retired" /> : null}
    </EntryDrawer>
  );
}
