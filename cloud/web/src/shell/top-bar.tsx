import { shellWords } from '@rollcall/shared/words/shell';
import { useWords } from '../language/use-words.ts';
import { LiveStatus } from '../live/live-status.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import classes from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

/** Whether the page is up to date, in which language it speaks, and who is signed in. */
export function TopBar() {
  const texts = useWords(shellWords);
  return (
    <header className={classes.bar}>
      <span className={classes.product}>{texts.product}</span>
      <LiveStatus />
      <LanguageSwitch />
      <UserMenu />
    </header>
  );
}
