import type { GuaranteeRow } from '@rollcall/shared/http/guarantees';
import { opsWords } from '@rollcall/shared/words/ops';
import { Form } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

/** Lets erases through without a guarantee, or takes that back: by name, with a reason. */
export function GuaranteeOverride({ row, onClose }: { row: GuaranteeRow; onClose: () => void }) {
  const { guarantees: texts } = useWords(opsWords);
  const rules = useRules();
  const [form] = Form.useForm<{ reason: string }>();
  const withdraws = row.override !== null;
  const name = texts.names[row.guarantee];
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request<unknown>(`guarantees/${row.guarantee}/override`, {
        method: withdraws ? 'DELETE' : 'PUT',
        commandKey,
        body: { reason: reason.trim() },
      }),
    outdates: ['guarantees'],
    onDone: onClose,
  });
  return (
    <EntryDrawer
      title={withdraws ? texts.withdrawTitle(name) : texts.overrideTitle(name)}
      action="guarantees.override"
      form={form}
      initial={{ reason: '' }}
      problem={problem}
      saving={running}
      saveText={withdraws ? texts.withdraw : texts.override}
      onSave={start}
      onClose={onClose}
    >
      <p>{texts.costs[row.guarantee]}</p>
      <p>{withdraws ? texts.withdrawHint : texts.overrideHint}</p>
      <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: texts.reason }, rules.reason]}>
        <LongText rows={3} />
      </Form.Item>
    </EntryDrawer>
  );
}
