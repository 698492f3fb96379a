import type { PasswordChange } from '@rollcall/shared/http/accounts';
import { ownPasswordWords } from '@rollcall/shared/words/own-password';
import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { useChange } from '../api/use-change.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';

/** One's own password. */
export function OwnPassword() {
  const texts = useWords(ownPasswordWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {texts.title}
      </Button>
      {open ? <OwnPasswordDrawer onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function OwnPasswordDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(ownPasswordWords);
  const [form] = Form.useForm<PasswordChange & { again: string }>();
  const { start, running, problem, answer } = useChange({
    send: async (commandKey, { currentPassword, newPassword }: PasswordChange) => {
      await request<void>('sessions/current/password', {
        method: 'PUT',
        commandKey,
        body: { currentPassword, newPassword },
      });
      form.resetFields();
      return true;
    },
    outdates: [],
  });
  return (
    <Drawer open onClose={onClose} size={380} title={texts.title}>
      <ProblemNotice problem={problem} />
      {answer ? <p role="status">{texts.done}</p> : null}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={start}>
        <Form.Item name="currentPassword" label={texts.current} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={texts.next}
          extra={texts.rule}
          rules={[{ required: true, min: 10, max: 256, message: texts.rule }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={texts.again}
          dependencies={['newPassword']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_rule, again: string | undefined) => {
                if (again !== getFieldValue('newPassword')) throw new Error(texts.differs);
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={running}>
          {texts.title}
        </Button>
      </Form>
    </Drawer>
  );
}
