import { shellWords } from '@rollcall/shared/words/shell';
import { Button } from 'antd';
import { useWords } from '../language/use-words.ts';
import { later } from '../loading/later.tsx';
import { useSession } from '../session/session-context.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { AccountButton, type AccountButtonProps } from './account-button.tsx';

const AccountPopover = later<AccountButtonProps>({
  load: async () => (await import('./account-popover.tsx')).AccountPopover,
  Meanwhile: ({ whose }) => <AccountButton whose={whose} aria-disabled="true" />,
  idle: true,
});

/** Who is signed in, what is one's own, and the way out. */
export function UserMenu() {
  const texts = useWords(shellWords);
  const { username, role } = useSession();
  const signOut = useSignOut();
  return (
    <>
      <AccountPopover whose={`${username} · ${texts.roles[role]}`} />
      <Button size="small" onClick={signOut}>
        {texts.signOut}
      </Button>
    </>
  );
}
