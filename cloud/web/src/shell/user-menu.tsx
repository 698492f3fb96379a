import { Button } from 'antd';
import { OwnPin } from '../kiosk/own-pin.tsx';
import { OwnPassword } from '../session/own-password.tsx';
import { useSession } from '../session/session-context.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { shellTexts } from '../texts/shell-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import classes from './top-bar.module.css';

export function UserMenu() {
  const texts = useTexts(shellTexts);
  const { username, role, badgeNo } = useSession();
  const signOut = useSignOut();
  return (
    <>
      <span className={classes.user}>
        {username} · {texts.roles[role]}
      </span>
      {badgeNo === null ? null : <OwnPin />}
      <OwnPassword />
      <Button size="small" onClick={signOut}>
        {texts.signOut}
      </Button>
    </>
  );
}
