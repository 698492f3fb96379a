import { Popover } from 'antd';
import { OwnPin } from '../features/kiosk-pins/own-pin.tsx';
import { OwnPassword } from '../session/own-password.tsx';
import { useSession } from '../session/session-context.ts';
import { AccountButton, type AccountButtonProps } from './account-button.tsx';
import classes from './top-bar.module.css';

/** Who is signed in; a click opens what is one's own. */
export function AccountPopover({ whose }: AccountButtonProps) {
  const { badgeNo } = useSession();
  return (
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
      <AccountButton whose={whose} />
    </Popover>
  );
}
