import { signInWords } from '@rollcall/shared/words/sign-in';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { call } from '../api/call.ts';
import { newCommandKey } from '../api/command-key.ts';
import { useWords } from '../language/use-words.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { useSecondsLeft } from '../problem/use-seconds-left.ts';
import { beginSession } from './begin-session.ts';
import classes from './sign-in-page.module.css';

interface Credentials {
  username: string;
  password: string;
}

interface Props {
  /** Of the heading. */
  id?: string;
  /** Why one has to sign in again. */
  hint?: string;
  /** Who is likely to sign in. */
  username?: string;
}

/** Name and password. */
export function SignInForm({ id, hint, username }: Props) {
  const texts = useWords(signInWords);
  const client = useQueryClient();
  const [form] = Form.useForm<Credentials>();
  const typed = Form.useWatch('username', form);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (body: Credentials) => call('POST sessions', { body }, newCommandKey()),
    onSuccess: (session) => beginSession(client, session),
  });
  // Another account may be tried at once.
  const waits = useSecondsLeft(error) > 0 && typed?.trim() === variables?.username.trim();
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className={classes.platform}>{texts.platform}</span>
        <LanguageSwitch />
      </div>
      <h1 id={id}>{texts.title}</h1>
      {hint === undefined ? null : <p>{hint}</p>}
      <Form<Credentials>
        form={form}
        layout="vertical"
        size="middle"
        requiredMark={false}
        initialValues={{ username }}
        onFinish={(credentials) => mutate(credentials)}
      >
        <Form.Item name="username" label={texts.username} rules={[{ required: true, whitespace: true }]}>
          <Input autoComplete="username" autoFocus={username === undefined} />
        </Form.Item>
        <Form.Item name="password" label={texts.password} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" autoFocus={username !== undefined} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={isPending} disabled={waits}>
          {texts.title}
        </Button>
      </Form>
      <div className={classes.refusal}>
        <ProblemNotice problem={error} />
      </div>
    </div>
  );
}
