import type { CustodyObservationRow, NewCustodyObservation } from '@rollcall/shared/http/custody-observations';
import { deviceWords } from '@rollcall/shared/words/devices';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Radio } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { RecorderSearch } from '../../form/recorder-search.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { observationOutdates } from './observation-outdates.ts';

/** Enters a check-out or a return that was written down. */
export function CheckOutDrawer({ onClose }: { onClose: () => void }) {
  const all = useWords(deviceWords);
  const texts = all.checkOut;
  const registry = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<NewCustodyObservation>();
  const kind = Form.useWatch('kind', form);
  const { start, running, problem } = useChange({
    send: (commandKey, { reason, spareFor, ...rest }: NewCustodyObservation) =>
      request<CustodyObservationRow>('custody-observations', {
        method: 'POST',
        commandKey,
        body: { ...rest, ...(reason ? { reason } : {}), ...(spareFor ? { spareFor } : {}) },
      }),
    outdates: observationOutdates,
    onDone: onClose,
  });
  const required = { required: true, message: registry.required };
  return (
    <EntryDrawer<NewCustodyObservation>
      title={texts.add}
      isNew
      action="custodies.write"
      form={form}
      initial={{ kind: 'check_out', at: new Date().toISOString() }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item name="kind" label={texts.kind} required>
        <Radio.Group
          options={(['check_out', 'check_in'] as const).map((value) => ({ value, label: texts.kinds[value] }))}
        />
      </Form.Item>
      <Form.Item name="recorderSerial" label={all.recorder} rules={[required]}>
        <RecorderSearch label={all.recorder} />
      </Form.Item>
      <Form.Item name="badgeNo" label={all.officer} rules={[required]}>
        <OfficerField label={all.officer} />
      </Form.Item>
      <TimeField name="at" label={texts.at} required />
      {kind === 'check_out' ? (
        <Form.Item name="spareFor" label={texts.spareFor}>
          <RecorderSearch label={texts.spareFor} />
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label={registry.reason} extra={registry.reasonHint} rules={[rules.reason]}>
        <LongText />
      </Form.Item>
    </EntryDrawer>
  );
}
