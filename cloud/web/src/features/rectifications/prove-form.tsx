import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, Form } from 'antd';
import { call } from '../../api/call.ts';
import { FilesInput } from '../../form/files-input.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useProve } from './use-prove.ts';

interface Values {
  text: string;
  files?: File[];
}

/** What the owner did, with photos or files; on a phone with one thumb. */
export function ProveForm({ rectificationId }: { rectificationId: string }) {
  const texts = useWords(rectificationWords);
  const { files } = useWords(exemptionWords).form;
  const { required } = useWords(registryWords);
  const rules = useRules();
  const { start, running, problem } = useProve((commandKey, body) =>
    call('POST rectifications/:rectificationId/proof', { params: { rectificationId }, body }, commandKey),
  );
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft({ name: texts.prove, subject: rectificationId, form });
  return (
    <Section title={texts.prove}>
      <ProblemNotice problem={problem} />
      <Form<Values>
        form={form}
        onValuesChange={draft.changed}
        layout="vertical"
        requiredMark="optional"
        disabled={running}
        onFinish={({ text, files = [] }) => draft.sent(() => start({ text: text.trim(), files }))}
      >
        {draft.notice}
        <Form.Item
          name="text"
          label={texts.proof}
          rules={[{ required: true, min: 2, message: required }, rules.upTo(1000)]}
        >
          <LongText most={1000} rows={3} />
        </Form.Item>
        <Form.Item name="files" label={files}>
          <FilesInput />
        </Form.Item>
        <Button type="primary" block size="large" htmlType="submit" loading={running}>
          {texts.send}
        </Button>
      </Form>
    </Section>
  );
}
