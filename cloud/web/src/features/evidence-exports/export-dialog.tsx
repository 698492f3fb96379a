import { evidenceExportFields } from '@rollcall/shared/fields/evidence-exports';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { commonWords } from '@rollcall/shared/words/common';
import { evidenceExportButtonWords } from '@rollcall/shared/words/evidence-export-buttons';
import { evidenceExportWords } from '@rollcall/shared/words/evidence-exports';
import { Form, Modal } from 'antd';
import { useNavigate } from 'react-router';
import { useCall } from '../../api/use-call.ts';
import { FormField } from '../../form/form-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';

/** Asks what an export is for, then leads to where it is made. */
export function ExportDialog({
  recordingIds = [],
  caseNo,
  onClose,
}: {
  recordingIds?: readonly string[];
  /** All footage of this case instead. */
  caseNo?: string;
  onClose: () => void;
}) {
  const texts = useWords(evidenceExportWords);
  const buttons = useWords(evidenceExportButtonWords);
  const { request } = useWords(accessWords);
  const { cancel } = useWords(commonWords);
  const navigate = useNavigate();
  const [form] = Form.useForm<{ purpose: string }>();
  const draft = useFormDraft({ name: texts.title, subject: caseNo ?? recordingIds.join(), form });
  const { start, running, problem } = useCall('POST evidence-exports', {
    // The list that opens shows it.
    done: false,
    onDone: () => void navigate(paths.access({ view: 'exports' })),
  });
  const order = ({ purpose }: { purpose: string }) =>
    start({
      body: { ...(caseNo === undefined ? { recordingIds: [...recordingIds] } : { caseNo }), purpose: purpose.trim() },
    });
  return (
    <Modal
      open
      title={recordingIds.length > 1 ? buttons.several(recordingIds.length) : texts.title}
      okText={texts.start}
      cancelText={cancel}
      confirmLoading={running}
      onOk={form.submit}
      onCancel={() => {
        draft.forget();
        onClose();
      }}
    >
      <p>{texts.intro}</p>
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => draft.sent(() => order(values))}
        onValuesChange={draft.changed}
        requiredMark="optional"
        style={{ marginBlockStart: 12 }}
      >
        {draft.notice}
        <FormField of={evidenceExportFields} name="purpose" extra={request.purposeHint} autoFocus />
      </Form>
    </Modal>
  );
}
