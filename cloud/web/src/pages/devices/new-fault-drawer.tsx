import type { NewRepairTicket, RepairTicketDetail } from '@rollcall/shared/http/repair-tickets';
import { deviceWords } from '@rollcall/shared/words/devices';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Input } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { RecorderField } from './recorder-field.tsx';
import { repairOutdates } from './repair-outdates.ts';

interface Values {
  recorderSerial: string;
  symptom: string;
  badgeNo?: string | null;
  reportedAt?: string | null;
}

/** Tells HQ of a fault. */
export function NewFaultDrawer({ onClose }: { onClose: () => void }) {
  const all = useWords(deviceWords);
  const texts = all.fault;
  const registry = useWords(registryWords);
  const rules = useRules();
  const { role, badgeNo } = useSession();
  const mayTellLate = useCan()('repairs.write');
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useChange({
    send: ({ recorderSerial, symptom, ...more }: Values) => {
      const body: NewRepairTicket = {
        recorderSerial,
        symptom,
        ...(more.badgeNo ? { badgeNo: more.badgeNo } : {}),
        ...(more.reportedAt ? { reportedAt: more.reportedAt } : {}),
      };
      return request<RepairTicketDetail>('repair-tickets', { method: 'POST', body });
    },
    outdates: repairOutdates,
    onDone: onClose,
  });
  const required = { required: true, message: registry.required };
  return (
    <EntryDrawer<Values>
      title={texts.add}
      action="repairs.report"
      form={form}
      initial={{ badgeNo }}
      problem={problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      <Form.Item name="recorderSerial" label={all.recorder} rules={[required]}>
        <RecorderField label={all.recorder} />
      </Form.Item>
      <Form.Item name="symptom" label={texts.symptom} rules={[required, rules.reason]}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
      {role === 'officer' ? null : (
        <Form.Item name="badgeNo" label={texts.noticedBy}>
          <OfficerField label={texts.noticedBy} />
        </Form.Item>
      )}
      {mayTellLate ? <TimeField name="reportedAt" label={texts.noticedAt} extra={texts.noticedAtHint} /> : null}
    </EntryDrawer>
  );
}
