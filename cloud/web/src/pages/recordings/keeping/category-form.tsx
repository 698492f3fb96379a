import type { Category } from '@rollcall/shared/fields/categories';
import { categoryNames } from '@rollcall/shared/fields/categories';
import type { CategoryChange } from '@rollcall/shared/http/recordings';
import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Button, Form } from 'antd';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { NamedSelect } from '../../../controls/named-select.tsx';
import { LongText } from '../../../form/long-text.tsx';
import { useFormDraft } from '../../../form/use-form-draft.ts';
import { useRules } from '../../../form/use-rules.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';

interface Props {
  recordingId: string;
  category: Category;
  onClose: () => void;
}

/** Says as what a recording is kept, and why. */
export function CategoryForm({ recordingId, category, onClose }: Props) {
  const texts = useWords(retentionWords);
  const categories = useWords(categoryNames);
  const { save, cancel } = useWords(commonWords);
  const { required } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<CategoryChange>();
  const initial = { category };
  const draft = useFormDraft({ name: texts.recording.category, subject: recordingId, form, initial });
  const { start, running, problem } = useChange({
    send: (commandKey, { reason, ...change }: CategoryChange) =>
      request<void>(`recordings/${recordingId}/category`, {
        method: 'PUT',
        commandKey,
        body: { ...change, reason: reason.trim() } satisfies CategoryChange,
      }),
    outdates: ['recordings', 'retention'],
    onDone: onClose,
  });
  return (
    <Form<CategoryChange>
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={initial}
      onValuesChange={draft.changed}
      onFinish={(values) => draft.sent(() => start(values))}
    >
      {draft.notice}
      <ProblemNotice problem={problem} />
      <Form.Item name="category" label={texts.recording.category} required>
        <NamedSelect
          label={texts.recording.category}
          options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={texts.recording.reason}
        rules={[{ required: true, message: required }, rules.reason]}
      >
        <LongText autoFocus />
      </Form.Item>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={running}>
          {save}
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
