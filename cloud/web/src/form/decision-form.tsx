import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form } from 'antd';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { LongText } from './long-text.tsx';
import { useFormDraft } from './use-form-draft.ts';
import { useRules } from './use-rules.ts';

interface Choice {
  text: string;
  decide: (reason: string) => void;
}

interface Props {
  title: string;
  /** Which request it decides, where the page shows several. */
  subject?: string | undefined;
  yes: Choice;
  no: Choice;
  running: boolean;
  problem: Error | null;
}

/** Decides on what somebody else asked: yes or no, each with a reason. */
export function DecisionForm({ title, subject, yes, no, running, problem }: Props) {
  const texts = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<{ reason: string }>();
  const draft = useFormDraft({ name: title, subject, form });
  const decide = async (choice: Choice) => {
    const valid = await form.validateFields().catch(() => undefined);
    if (valid !== undefined) draft.sent(() => choice.decide(valid.reason.trim()));
  };
  return (
    <section aria-label={title}>
      <p style={{ marginBlock: '0 6px', fontWeight: 600 }}>{title}</p>
      <ProblemNotice problem={problem} />
      <Form<{ reason: string }> form={form} layout="vertical" requiredMark="optional" onValuesChange={draft.changed}>
        {draft.notice}
        <Form.Item
          name="reason"
          label={texts.reason}
          rules={[{ required: true, message: texts.required }, rules.reason]}
        >
          <LongText />
        </Form.Item>
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" loading={running} onClick={() => decide(yes)}>
            {yes.text}
          </Button>
          <Button danger disabled={running} onClick={() => decide(no)}>
            {no.text}
          </Button>
        </div>
      </Form>
    </section>
  );
}
