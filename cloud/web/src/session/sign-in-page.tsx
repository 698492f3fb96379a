import type { Session } from '@rollcall/shared/http/sessions';
import { signInWords } from '@rollcall/shared/words/sign-in';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { newCommandKey } from '../api/command-key.ts';
import { request } from '../api/request.ts';
import { remember } from '../browser/remembered.ts';
import { useWords } from '../language/use-words.ts';
import { usePreload } from '../loading/use-preload.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { ProblemNotice, preloadProblems } from '../problem/problem-notice.tsx';
import { sessionKey } from './session-key.ts';
import classes from './sign-in-page.module.css';

interface Credentials {
  username: string;
  password: string;
}

export function SignInPage() {
  const texts = useWords(signInWords);
  const client = useQueryClient();
  usePreload(preloadProblems);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Credentials) =>
      request<Session>('sessions', { method: 'POST', commandKey: newCommandKey(), body }),
    onSuccess: (session) => {
      remember('signedIn', 'yes');
      client.setQueryData(sessionKey, session);
    },
  });
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.head}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span className={classes.platform}>{texts.platform}</span>
          <LanguageSwitch />
        </div>
        <h1>{texts.title}</h1>
        <Form<Credentials>
          layout="vertical"
          size="middle"
          requiredMark={false}
          onFinish={(credentials) => mutate(credentials)}
        >
          <Form.Item name="username" label={texts.username} rules={[{ required: true, whitespace: true }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={texts.password} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isPending}>
            {texts.title}
          </Button>
        </Form>
        <div className={classes.refusal}>
          <ProblemNotice problem={error} />
        </div>
      </div>
    </main>
  );
}
