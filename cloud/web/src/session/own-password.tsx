import type { PasswordChange } from '@rollcall/shared/resources/sessions';
import { passwordLength } from '@rollcall/shared/rules/passwords';
import { ownPasswordWords } from '@rollcall/shared/words/own-password';
import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useChange } from '../api/use-change.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';

/** One's own password. */
export function OwnPassword() {
  const texts = useWords(ownPasswordWords);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const close = () => {
    setOpen(false);
    setDone(false);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {texts.title}
      </Button>
      {open ? (
        <Drawer open onClose={close} size={380} title={texts.title}>
          {done ? <p role="status">{texts.done}</p> : null}
          <OwnPasswordForm onDone={() => setDone(true)} />
        </Drawer>
      ) : null}
    </>
  );
}

interface FormProps {
  size?: 'middle';
  onDone: () => void;
}

/** The present password and another one, twice. */
export function OwnPasswordForm({ size, onDone }: FormProps) {
  const texts = useWords(ownPasswordWords);
  const [form] = Form.useForm<PasswordChange & { again: string }>();
  const { start, running, problem } = useChange({
    send: (commandKey, { currentPassword, newPassword }: PasswordChange) =>
      call('PUT sessions/current/password', { body: { currentPassword, newPassword } }, commandKey),
    outdates: [],
    done: false,
    onDone: () => {
      form.resetFields();
      onDone();
    },
  });
  return (
    <>
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        {...(size ? { size } : {})}
        requiredMark={false}
        onFinish={start}
        style={problem ? { marginTop: 16 } : {}}
      >
        <Form.Item name="currentPassword" label={texts.current} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={texts.next}
          extra={texts.rule}
          dependencies={['currentPassword']}
          rules={[
            { required: true, min: passwordLength.least, max: passwordLength.most, message: texts.rule },
            ({ getFieldValue }) => ({
              validator: async (_rule, next: string | undefined) => {
                if (next !== undefined && next === getFieldValue('currentPassword')) throw new Error(texts.sameAgain);
              },
            }),
          ]}
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
    </>
  );
}
