import { Form, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { activityTexts } from '../../texts/activity-texts.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Ends a token, for a reason that stays. */
export function SourceRevocation({ source }: { source: string }) {
  const { sources: texts, reasonHint } = useTexts(activityTexts);
  const { cancel } = useTexts(commonTexts);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const { start, running, problem } = useChange({
    send: ({ reason }: { reason: string }) =>
      request(`activity-sources/${source}`, { method: 'DELETE', body: { reason: reason.trim() } }),
    outdates: ['activity-sources'],
    onDone: () => setOpen(false),
  });
  return (
    <>
      <ActionButton action="accounts.write" size="small" danger onClick={() => setOpen(true)}>
        {texts.revoke}
      </ActionButton>
      <Modal
        open={open}
        title={`${texts.revoke} ${source}`}
        okText={texts.revoke}
        cancelText={cancel}
        okButtonProps={{ danger: true }}
        confirmLoading={running}
        destroyOnHidden
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <ProblemNotice problem={problem} />
        <p>{texts.revokeHint}</p>
        <Form form={form} layout="vertical" requiredMark="optional" onFinish={start}>
          <ReasonField required hint={reasonHint} />
        </Form>
      </Modal>
    </>
  );
}
