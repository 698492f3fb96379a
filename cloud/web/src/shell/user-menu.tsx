import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { shellWords } from '@rollcall/shared/words/shell';
import { Button, Popover } from 'antd';
import { OwnPin } from '../kiosk/own-pin.tsx';
import { useWords } from '../language/use-words.ts';
import { OwnPassword } from '../session/own-password.tsx';
import { useSession } from '../session/session-context.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import classes from './top-bar.module.css';

/** Who is signed in, what is one's own, and the way out. */
export function UserMenu() {
  const texts = useWords(shellWords);
  const { username, role, badgeNo } = useSession();
  const signOut = useSignOut();
  const whose = `${username} · ${texts.roles[role]}`;
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomRight"
        // Below the bar, which is a landmark of the page.
        getPopupContainer={(button) => button.parentElement ?? document.body}
        content={
          <div className={classes.own}>
            <strong>{whose}</strong>
            {badgeNo === null ? null : <OwnPin />}
            <OwnPassword />
          </div>
        }
      >
        <Button size="small" type="text" className={classes.user} icon={<UserOutlined />} aria-label={whose}>
          <span className={classes.whose}>
            {username} <span className={classes.role}>· {texts.roles[role]}</span>
          </span>
          <DownOutlined />
        </Button>
      </Popover>
      <Button size="small" onClick={signOut}>
        {texts.signOut}
      </Button>
    </>
  );
}
