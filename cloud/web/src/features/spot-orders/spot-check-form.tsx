import { spotOrderWords } from '@rollcall/shared/words/spot-orders';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

interface Entered {
  reason: string;
  dueAt?: string | null;
}

/** Whether it is put right; if not, until when it must be. */
export function SpotCheckForm({ spotOrderId }: { spotOrderId: string }) {
  const texts = useWords(spotOrderWords);
  const [form] = Form.useForm<Entered>();
  const [isAgain, setAgain] = useState(false);
  const draft = useFormDraft({ name: texts.check, subject: spotOrderId, form });
  const { start, running, problem } = useCall('POST spot-orders/:spotOrderId/check', { done: 'saved' });
  const params = { spotOrderId };
  const save = (outcome: 'passed' | 'again') => async () => {
    const valid = await form.validateFields().catch(() => undefined);
    if (!valid) return;
    const reason = valid.reason.trim();
    const body = outcome === 'passed' ? { outcome, reason } : { outcome, reason, dueAt: valid.dueAt ?? null };
    draft.sent(() => start({ params, body }));
  };
  return (
    <Section title={texts.check}>
      <ProblemNotice problem={problem} />
      <Form form={form} layout="vertical" requiredMark="optional" disabled={running} onValuesChange={draft.changed}>
        {draft.notice}
        <ReasonField required label={texts.opinion} />
        {isAgain ? <TimeField name="dueAt" label={texts.newDueAt} extra={texts.dueHint} /> : null}
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {isAgain ? null : (
            <Button type="primary" loading={running} onClick={save('passed')}>
              {texts.pass}
            </Button>
          )}
          <Button danger loading={running} onClick={isAgain ? save('again') : () => setAgain(true)}>
            {texts.again}
          </Button>
          {isAgain ? <Button onClick={() => setAgain(false)}>{texts.back}</Button> : null}
        </div>
      </Form>
    </Section>
  );
}
