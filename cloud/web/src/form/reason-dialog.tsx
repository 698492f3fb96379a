import { Form, Modal } from 'antd';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { ReasonField } from './reason-field.tsx';
import { useFormDraft } from './use-form-draft.ts';

interface Props {
  title: string;
  okText: string;
  cancelText: string;
  /** What follows from it. */
  hint: string;
  reasonHint: string;
  /** What it is about, by its id. */
  subject: string;
  problem: Error | null;
  running: boolean;
  onDone: (values: { reason: string }) => void;
  onClose: () => void;
}

/** Asks why before something ends for good. */
export function ReasonDialog({ subject, hint, reasonHint, problem, running, onDone, onClose, ...said }: Props) {
  const [form] = Form.useForm<{ reason: string }>();
  const draft = useFormDraft({ name: said.okText, subject, form });
  return (
    <Modal
      open
      {...said}
      okButtonProps={{ danger: true }}
      confirmLoading={running}
      onOk={form.submit}
      onCancel={() => {
        draft.forget();
        onClose();
      }}
    >
      <ProblemNotice problem={problem} />
      <p>{hint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={draft.changed}
        onFinish={({ reason }) => draft.sent(() => onDone({ reason: reason.trim() }))}
      >
        {draft.notice}
        <ReasonField required hint={reasonHint} />
      </Form>
    </Modal>
  );
}
