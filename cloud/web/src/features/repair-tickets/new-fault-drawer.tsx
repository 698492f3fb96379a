import { registryWords } from '@rollcall/shared/words/registry';
import { repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { RecorderSearch } from '../../form/recorder-search.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';

interface Values {
  recorderSerial: string;
  symptom: string;
  badgeNo?: string | null;
  reportedAt?: string | null;
}

/** Tells HQ of a fault. */
export function NewFaultDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(repairTicketWords);
  const registry = useWords(registryWords);
  const rules = useRules();
  const { role, badgeNo } = useSession();
  const mayTellLate = useCan()('repairs.write');
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useCall('POST repair-tickets', { onDone: onClose, done: 'sent' });
  const required = { required: true, message: registry.required };
  return (
    <EntryDrawer<Values>
      title={texts.add}
      action="repairs.report"
      form={form}
      initial={{ badgeNo }}
      problem={problem}
      saving={running}
      onSave={({ badgeNo: noticedBy, reportedAt, ...fault }) =>
        start({
          body: { ...fault, ...(noticedBy ? { badgeNo: noticedBy } : {}), ...(reportedAt ? { reportedAt } : {}) },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="recorderSerial" label={texts.recorder} rules={[required]}>
        <RecorderSearch label={texts.recorder} />
      </Form.Item>
      <Form.Item name="symptom" label={texts.symptom} rules={[required, rules.reason]}>
        <LongText />
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
