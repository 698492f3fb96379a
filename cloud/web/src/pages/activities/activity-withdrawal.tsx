import { StopOutlined } from '@ant-design/icons';
import { activityWords } from '@rollcall/shared/words/activities';
import { Form, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ReasonField } from '../../form/reason-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { activityOutdates } from './activity-outdates.ts';

/** Says that an activity never took place, for a reason that stays. */
export function ActivityWithdrawal({ activityId }: { activityId: string }) {
  const texts = useWords(activityWords);
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request(`activities/${activityId}`, { method: 'DELETE', commandKey, body: { reason: reason.trim() } }),
    outdates: activityOutdates,
    onDone: () => setOpen(false),
    // Its page says so from now on.
    done: false,
  });
  return (
    <>
      <ActionButton action="activities.write" danger icon={<StopOutlined />} onClick={() => setOpen(true)}>
        {texts.withdraw}
      </ActionButton>
      <Modal
        open={open}
        title={texts.withdraw}
        okText={texts.withdraw}
        cancelText={texts.keep}
        okButtonProps={{ danger: true }}
        confirmLoading={running}
        destroyOnHidden
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <ProblemNotice problem={problem} />
        <p>{texts.withdrawHint}</p>
        <Form form={form} layout="vertical" requiredMark="optional" onFinish={start}>
          <ReasonField required hint={texts.reasonHint} />
        </Form>
      </Modal>
    </>
  );
}
