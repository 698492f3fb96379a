import type { LegalHoldRow, NewLegalHold } from '@rollcall/shared/http/legal-holds';
import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Button, Form } from 'antd';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { LongText } from '../../../form/long-text.tsx';
import { TimeField } from '../../../form/time-field.tsx';
import { useFormDraft } from '../../../form/use-form-draft.ts';
import { useRules } from '../../../form/use-rules.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';

/** Places a hold, with a reason, for a time or until it is lifted. */
export function HoldForm({ recordingId, onClose }: { recordingId: string; onClose: () => void }) {
  const texts = useWords(retentionWords).holds;
  const { cancel } = useWords(commonWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<{ reason: string; expiresAt?: string | null }>();
  const draft = useFormDraft({ name: texts.place, subject: recordingId, form });
  const { start, running, problem } = useChange({
    send: (commandKey, { reason, expiresAt }: { reason: string; expiresAt?: string | null }) =>
      request<LegalHoldRow>('legal-holds', {
        method: 'POST',
        commandKey,
        body: { recordingId, reason: reason.trim(), expiresAt: expiresAt ?? null } satisfies NewLegalHold,
      }),
    outdates: ['recordings', 'legal-holds', 'retention'],
    onDone: onClose,
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      onValuesChange={draft.changed}
      onFinish={(values) => draft.sent(() => start(values))}
    >
      {draft.notice}
      <ProblemNotice problem={problem} />
      <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: required }, rules.reason]}>
        <LongText autoFocus />
      </Form.Item>
      <TimeField name="expiresAt" label={texts.until} extra={texts.untilHint} />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={running}>
          {texts.place}
        </Button>
        <Button
          onClick={() => {
            draft.forget();
            onClose();
          }}
        >
          {cancel}
        </Button>
      </div>
    </Form>
  );
}
