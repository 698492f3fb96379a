import { activityWords } from '@rollcall/shared/words/activities';
import { commonWords } from '@rollcall/shared/words/common';
import { Form, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

/** Ends a token, for a reason that stays. */
export function SourceRevocation({ source }: { source: string }) {
  const { sources: texts } = useWords(activityWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton action="accounts.write" size="small" danger onClick={() => setOpen(true)}>
        {texts.revoke}
      </ActionButton>
      {open ? <RevocationDialog source={source} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RevocationDialog({ source, onClose }: { source: string; onClose: () => void }) {
  const { sources: texts, reasonHint } = useWords(activityWords);
  const { cancel } = useWords(commonWords);
  const [form] = Form.useForm<{ reason: string }>();
  const draft = useFormDraft({ name: texts.revoke, subject: source, form });
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request(`activity-sources/${source}`, { method: 'DELETE', commandKey, body: { reason: reason.trim() } }),
    outdates: ['activity-sources'],
    onDone: onClose,
    done: 'withdrawn',
  });
  return (
    <Modal
      open
      title={`${texts.revoke} ${source}`}
      okText={texts.revoke}
      cancelText={cancel}
      okButtonProps={{ danger: true }}
      confirmLoading={running}
      onOk={form.submit}
      onCancel={() => {
        draft.forget();
        onClose();
      }}
    >
      <ProblemNotice problem={problem} />
      <p>{texts.revokeHint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={draft.changed}
        onFinish={(values) => draft.sent(() => start(values))}
      >
        {draft.notice}
        <ReasonField required hint={reasonHint} />
      </Form>
    </Modal>
  );
}
