import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { DateField } from '../../form/date-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

/** Whether it was put right. If not, the owner has until a new date. */
export function CheckForm({ rectificationId }: { rectificationId: string }) {
  const texts = useWords(rectificationWords);
  const [form] = Form.useForm<{ reason: string; dueOn?: string | null }>();
  const [isAgain, setAgain] = useState(false);
  const { start, running, problem } = useCall('POST rectifications/:rectificationId/check', { done: 'saved' });
  const params = { rectificationId };
  const pass = async () => {
    const valid = await form.validateFields(['reason']).catch(() => undefined);
    if (valid) start({ params, body: { outcome: 'passed', reason: valid.reason.trim() } });
  };
  const sendBack = async () => {
    const valid = await form.validateFields().catch(() => undefined);
    if (valid?.dueOn) start({ params, body: { outcome: 'again', reason: valid.reason.trim(), dueOn: valid.dueOn } });
  };
  return (
    <Section title={texts.check}>
      <p style={{ marginBlock: '0 8px' }}>{texts.checkHint}</p>
      <ProblemNotice problem={problem} />
      <Form form={form} layout="vertical" requiredMark="optional" disabled={running}>
        <ReasonField required label={texts.opinion} />
        {isAgain ? <DateField name="dueOn" label={texts.newDueOn} required extra={texts.dueHint} /> : null}
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {isAgain ? null : (
            <Button type="primary" loading={running} onClick={pass}>
              {texts.pass}
            </Button>
          )}
          <Button danger disabled={running} onClick={isAgain ? sendBack : () => setAgain(true)}>
            {texts.again}
          </Button>
          {isAgain ? <Button onClick={() => setAgain(false)}>{texts.back}</Button> : null}
        </div>
      </Form>
    </Section>
  );
}
