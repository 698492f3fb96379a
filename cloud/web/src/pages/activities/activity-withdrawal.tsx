import { StopOutlined } from '@ant-design/icons';
import { activityWords } from '@rollcall/shared/words/activities';
import { Form, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { activityOutdates } from './activity-outdates.ts';

/** Says that an activity never took place, for a reason that stays. */
export function ActivityWithdrawal({ activityId }: { activityId: string }) {
  const texts = useWords(activityWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton action="activities.write" danger icon={<StopOutlined />} onClick={() => setOpen(true)}>
        {texts.withdraw}
      </ActionButton>
      {open ? <WithdrawalDialog activityId={activityId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function WithdrawalDialog({ activityId, onClose }: { activityId: string; onClose: () => void }) {
  const texts = useWords(activityWords);
  const [form] = Form.useForm<{ reason: string }>();
  const draft = useFormDraft({ name: texts.withdraw, subject: activityId, form });
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request(`activities/${activityId}`, { method: 'DELETE', commandKey, body: { reason: reason.trim() } }),
    outdates: activityOutdates,
    onDone: onClose,
    // Its page says so from now on.
    done: false,
  });
  return (
    <Modal
      open
      title={texts.withdraw}
      okText={texts.withdraw}
      cancelText={texts.keep}
      okButtonProps={{ danger: true }}
      confirmLoading={running}
      onOk={form.submit}
      onCancel={() => {
        draft.forget();
        onClose();
      }}
    >
      <ProblemNotice problem={problem} />
      <p>{texts.withdrawHint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={draft.changed}
        onFinish={(values) => draft.sent(() => start(values))}
      >
        {draft.notice}
        <ReasonField required hint={texts.reasonHint} />
      </Form>
    </Modal>
  );
}
