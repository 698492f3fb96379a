import type { AccessDecision, AccessRequestDetail } from '@rollcall/shared/http/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form } from 'antd';
import { request as ask } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { LongText } from '../../form/long-text.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

interface Values {
  reason: string;
  expiresAt: string;
}

/** Approves or refuses a request of somebody else, with a reason that the asker reads. */
export function RequestDecision({ request }: { request: AccessRequestDetail }) {
  const texts = useWords(accessWords).detail;
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const initial = { expiresAt: request.expiresAt };
  const draft = useFormDraft({ name: texts.decision, subject: request.accessRequestId, form, initial });
  const { start, running, problem } = useChange({
    send: (commandKey, body: AccessDecision) =>
      ask<AccessRequestDetail>(`access-requests/${request.accessRequestId}/decision`, {
        method: 'POST',
        commandKey,
        body,
      }),
    outdates: ['access-requests', 'recordings'],
  });
  if (request.involved) return <NotSecondPerson own={texts.own} untilOwnPassword={request.untilOwnPassword} />;
  const decide = async (decision: AccessDecision['decision']) => {
    const valid = await form.validateFields().catch(() => undefined);
    if (valid === undefined) return;
    const { reason, expiresAt } = valid;
    draft.sent(() => start({ decision, reason: reason.trim(), ...(decision === 'approved' ? { expiresAt } : {}) }));
  };
  return (
    <section>
      <h3 style={{ marginBlock: '0 6px' }}>{texts.decision}</h3>
      <ProblemNotice problem={problem} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={draft.changed}
        requiredMark="optional"
      >
        {draft.notice}
        <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: required }, rules.reason]}>
          <LongText />
        </Form.Item>
        <TimeField name="expiresAt" label={texts.until} required />
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" loading={running} onClick={() => decide('approved')}>
            {texts.approve}
          </Button>
          <Button danger disabled={running} onClick={() => decide('refused')}>
            {texts.refuse}
          </Button>
        </div>
      </Form>
    </section>
  );
}
