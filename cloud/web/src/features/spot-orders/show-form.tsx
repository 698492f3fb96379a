import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { registryWords } from '@rollcall/shared/words/registry';
import { spotOrderWords } from '@rollcall/shared/words/spot-orders';
import { Button, Form } from 'antd';
import { call } from '../../api/call.ts';
import { FilesInput } from '../../form/files-input.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useProve } from '../rectifications/use-prove.ts';

interface Values {
  text: string;
  files?: File[];
}

/** That it is put right: by the owner, with files, for an inspector to re-check; or by whoever ordered it, whose photo ends it. */
export function ShowForm({ spotOrderId, by }: { spotOrderId: string; by: 'owner' | 'giver' }) {
  const texts = useWords(spotOrderWords);
  const { files } = useWords(exemptionWords).form;
  const { required } = useWords(registryWords);
  const rules = useRules();
  const title = by === 'owner' ? texts.prove : texts.show;
  const { start, running, problem } = useProve((commandKey, body) =>
    call(
      by === 'owner' ? 'POST spot-orders/:spotOrderId/proof' : 'POST spot-orders/:spotOrderId/showing',
      { params: { spotOrderId }, body },
      commandKey,
    ),
  );
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft({ name: title, subject: spotOrderId, form });
  return (
    <Section title={title} hint={by === 'owner' ? texts.proveHint : texts.showHint}>
      <ProblemNotice problem={problem} />
      <Form<Values>
        form={form}
        onValuesChange={draft.changed}
        layout="vertical"
        requiredMark="optional"
        disabled={running}
        onFinish={({ text, files: chosen = [] }) => draft.sent(() => start({ text: text.trim(), files: chosen }))}
      >
        {draft.notice}
        <Form.Item
          name="text"
          label={texts.proof}
          rules={[{ required: true, min: 2, message: required }, rules.upTo(1000)]}
        >
          <LongText most={1000} rows={2} />
        </Form.Item>
        <Form.Item
          name="files"
          label={files}
          rules={by === 'giver' ? [{ required: true, message: texts.photoNeeded }] : []}
        >
          <FilesInput />
        </Form.Item>
        <Button type={by === 'owner' ? 'primary' : 'default'} block size="large" htmlType="submit" loading={running}>
          {by === 'owner' ? texts.send : texts.sendShown}
        </Button>
      </Form>
    </Section>
  );
}
