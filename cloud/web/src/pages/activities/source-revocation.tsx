import { activityWords } from '@rollcall/shared/words/activities';
import { commonWords } from '@rollcall/shared/words/common';
import { Form, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

/** Ends a token, for a reason that stays. */
export function SourceRevocation({ source }: { source: string }) {
  const { sources: texts, reasonHint } = useWords(activityWords);
  const { cancel } = useWords(commonWords);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request(`activity-sources/${source}`, { method: 'DELETE', commandKey, body: { reason: reason.trim() } }),
    outdates: ['activity-sources'],
    onDone: () => setOpen(false),
    done: 'withdrawn',
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
