import type { EvidenceExportRow, NewEvidenceExport } from '@rollcall/shared/http/evidence-exports';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { Form, Modal } from 'antd';
import { useNavigate } from 'react-router';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { LongText } from '../../../form/long-text.tsx';
import { useFormDraft } from '../../../form/use-form-draft.ts';
import { useWords } from '../../../language/use-words.ts';
import { paths } from '../../../paths.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';

/** Asks what an export is for, then leads to where it is made. */
export function ExportDialog({ recordingIds, onClose }: { recordingIds: readonly string[]; onClose: () => void }) {
  const texts = useWords(accessWords);
  const { cancel } = useWords(commonWords);
  const { required } = useWords(registryWords);
  const navigate = useNavigate();
  const [form] = Form.useForm<{ purpose: string }>();
  const draft = useFormDraft({ name: texts.export.title, subject: recordingIds.join(), form });
  const { start, running, problem } = useChange({
    send: (commandKey, { purpose }: { purpose: string }) =>
      request<EvidenceExportRow>('evidence-exports', {
        method: 'POST',
        commandKey,
        body: { recordingIds: [...recordingIds], purpose: purpose.trim() } satisfies NewEvidenceExport,
      }),
    outdates: ['evidence-exports', 'recordings'],
    // The list that opens shows it.
    done: false,
    onDone: () => void navigate(paths.access({ view: 'exports' })),
  });
  return (
    <Modal
      open
      title={recordingIds.length > 1 ? texts.export.several(recordingIds.length) : texts.export.title}
      okText={texts.export.start}
      cancelText={cancel}
      confirmLoading={running}
      onOk={form.submit}
      onCancel={() => {
        draft.forget();
        onClose();
      }}
    >
      <p>{texts.export.intro}</p>
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => draft.sent(() => start(values))}
        onValuesChange={draft.changed}
        requiredMark="optional"
        style={{ marginBlockStart: 12 }}
      >
        {draft.notice}
        <Form.Item
          name="purpose"
          label={texts.request.purpose}
          extra={texts.request.purposeHint}
          rules={[
            { required: true, message: required },
            { min: 4, max: 500, message: texts.request.purposeRule },
          ]}
        >
          <LongText rows={3} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
