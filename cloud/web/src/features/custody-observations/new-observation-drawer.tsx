import { custodyObservationFields as fields } from '@rollcall/shared/fields/custody-observations';
import { custodyObservationWords } from '@rollcall/shared/words/custody-observations';
import { Form } from 'antd';
import type { Asked } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';

type Values = Asked<'POST custody-observations'>['body'];

/** Enters a check-out or a return that was written down. */
export function NewObservationDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(custodyObservationWords);
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const { start, running, problem } = useCall('POST custody-observations', { onDone: onClose });
  return (
    <EntryDrawer<Values>
      title={texts.add}
      isNew
      action="custodies.write"
      form={form}
      initial={{ kind: 'check_out', at: new Date().toISOString() }}
      problem={problem}
      saving={running}
      onSave={({ reason, spareFor, ...rest }) =>
        start({ body: { ...rest, ...(reason ? { reason } : {}), ...(spareFor ? { spareFor } : {}) } })
      }
      onClose={onClose}
    >
      <FormField of={fields} name="kind" />
      <FormField of={fields} name="recorderSerial" />
      <FormField of={fields} name="badgeNo" />
      <FormField of={fields} name="at" />
      {kind === 'check_out' ? <FormField of={fields} name="spareFor" /> : null}
      <ReasonField required={false} />
    </EntryDrawer>
  );
}
