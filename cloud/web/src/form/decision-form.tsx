import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { LongText } from './long-text.tsx';
import { useFormDraft } from './use-form-draft.ts';
import { useRules } from './use-rules.ts';

interface Choice<More> {
  text: string;
  decide: (reason: string, more: Partial<More>) => void;
}

interface Props<More> {
  title: string;
  /** Which request it decides, where the page shows several. */
  subject?: string | undefined;
  yes: Choice<More>;
  no: Choice<More>;
  /** Fields that only a yes asks. */
  children?: ReactNode;
  running: boolean;
  problem: Error | null;
}

/** Decides on what somebody else asked: yes or no, each with a reason. */
export function DecisionForm<More = object>({ title, subject, yes, no, running, problem, children }: Props<More>) {
  const texts = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<{ reason: string }>();
  const draft = useFormDraft({ name: title, subject, form });
  const agree = async () => {
    const valid = await form.validateFields().catch(() => undefined);
    if (valid === undefined) return;
    const { reason, ...more } = valid;
    draft.sent(() => yes.decide(reason.trim(), more as unknown as Partial<More>));
  };
  const refuse = async () => {
    const valid = await form.validateFields(['reason']).catch(() => undefined);
    if (valid !== undefined) draft.sent(() => no.decide(valid.reason.trim(), {}));
  };
  return (
    <section aria-label={title}>
      <p style={{ marginBlock: '0 6px', fontWeight: 600 }}>{title}</p>
      <ProblemNotice problem={problem} />
      <Form form={form} layout="vertical" requiredMark="optional" onValuesChange={draft.changed}>
        {draft.notice}
        <Form.Item
          name="reason"
          label={texts.reason}
          rules={[{ required: true, message: texts.required }, rules.reason]}
        >
          <LongText />
        </Form.Item>
        {children}
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" loading={running} onClick={agree}>
            {yes.text}
          </Button>
          <Button danger disabled={running} onClick={refuse}>
            {no.text}
          </Button>
        </div>
      </Form>
    </section>
  );
}
