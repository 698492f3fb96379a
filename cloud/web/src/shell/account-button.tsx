import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { shellWords } from '@rollcall/shared/words/shell';
import { Button, type ButtonProps } from 'antd';
import { useWords } from '../language/use-words.ts';
import { useSession } from '../session/session-context.ts';
import classes from './top-bar.module.css';

export interface AccountButtonProps {
  /** Name and role, as its accessible name. */
  whose: string;
}

/** Takes what a popover gives to the element that opens it. */
export function AccountButton({ whose, ...opening }: AccountButtonProps & ButtonProps) {
  const { roles } = useWords(shellWords);
  const { username, role } = useSession();
  return (
    <Button
      size="small"
      type="text"
      {...opening}
      className={`${classes.user} ${opening.className ?? ''}`}
      icon={<UserOutlined />}
      aria-label={whose}
    >
      <span className={classes.whose}>
        {username} <span className={classes.role}>· {roles[role]}</span>
      </span>
      <DownOutlined />
    </Button>
  );
}
