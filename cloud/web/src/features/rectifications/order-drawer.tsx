import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form } from 'antd';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { DateField } from '../../form/date-field.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

interface Values {
  task: string;
  ownerBadgeNo: string;
  dueOn: string;
}

/** Orders that a finding is put right: by the officer, unless somebody else is chosen. */
export function OrderDrawer({ finding, onClose }: { finding: FindingDetailResponse; onClose: () => void }) {
  const texts = useWords(rectificationWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const { start, running, problem } = useChange({
    send: (commandKey, body: Values) =>
      call('POST findings/:findingId/rectifications', { params: { findingId: finding.findingId }, body }, commandKey),
    outdates: ['findings', 'rectifications'],
    onDone: onClose,
  });
  const owner = finding.badgeNo ?? finding.leaderBadgeNo;
  return (
    <EntryDrawer<Values>
      title={texts.add}
      action="rectifications.order"
      form={form}
      initial={owner === null ? {} : { ownerBadgeNo: owner }}
      problem={problem}
      saving={running}
      onSave={({ task, ownerBadgeNo, dueOn }) => start({ task: task.trim(), ownerBadgeNo, dueOn })}
      onClose={onClose}
    >
      <p>{texts.addHint}</p>
      <Form.Item
        name="task"
        label={texts.task}
        extra={texts.taskHint}
        rules={[{ required: true, min: 2, message: required }, rules.upTo(1000)]}
      >
        <LongText most={1000} rows={3} />
      </Form.Item>
      <Form.Item name="ownerBadgeNo" label={texts.owner} rules={[{ required: true, message: required }]}>
        <OfficerField label={texts.owner} />
      </Form.Item>
      <DateField name="dueOn" label={texts.dueOn} required extra={texts.dueHint} />
    </EntryDrawer>
  );
}
