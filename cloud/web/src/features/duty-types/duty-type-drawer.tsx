import { dutyTypeFields } from '@rollcall/shared/fields/duty-types';
import type { DutyTypeRow } from '@rollcall/shared/resources/duty-types';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';

type Values = DutyTypeRow & { reason?: string };

/** Adds a duty type (without `dutyType`), or changes one. */
export function DutyTypeDrawer({ dutyType, onClose }: { dutyType: string | undefined; onClose: () => void }) {
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
