import { ownPasswordWords } from '@rollcall/shared/words/own-password';
import { shellWords } from '@rollcall/shared/words/shell';
import { signInWords } from '@rollcall/shared/words/sign-in';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId } from 'react';
import { useWords } from '../language/use-words.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { beginSession } from './begin-session.ts';
import { OwnPasswordForm } from './own-password.tsx';
import { useSession } from './session-context.ts';
import { sessionQuery } from './session-query.ts';
import { OverPage } from './sign-in-again.tsx';
import classes from './sign-in-page.module.css';
import { useSignOut } from './use-sign-out.ts';

/** In place of the page, at the same address, or over one that waits with what was typed: first one's own password. */
export function ChoosePassword({ over }: { over: boolean }) {
  const texts = useWords(ownPasswordWords);
  const shell = useWords(shellWords);
  const { platform } = useWords(signInWords);
  const id = useId();
  const client = useQueryClient();
  const session = useSession();
  const signOut = useSignOut();
  // Perhaps it was chosen in another tab meanwhile.
  useQuery({ ...sessionQuery, refetchOnWindowFocus: 'always' });
  const card = (
    <div className={classes.card}>
      <div className={classes.head}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className={classes.platform}>{platform}</span>
        <LanguageSwitch />
      </div>
      <h1 id={id}>{texts.choose}</h1>
      <p>{texts.chooseHint}</p>
      <OwnPasswordForm size="middle" onDone={() => beginSession(client, { ...session, mustChoosePassword: false })} />
      <p className={classes.refusal}>
        {session.username}{' '}
        <Button size="small" onClick={signOut}>
          {shell.signOut}
        </Button>
      </p>
    </div>
  );
  return over ? <OverPage titleId={id}>{card}</OverPage> : <main className={classes.page}>{card}</main>;
}
