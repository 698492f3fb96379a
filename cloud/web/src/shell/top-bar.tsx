import { shellWords } from '@rollcall/shared/words/shell';
import { useLayoutEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useWords } from '../language/use-words.ts';
import { LiveStatus } from '../live/live-status.tsx';
import { pages } from '../pages.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { useSession } from '../session/session-context.ts';
import { useCan } from '../session/use-can.ts';
import { menuPageOf } from './menu-page-of.ts';
import classes from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

/** What the account may open. A page about oneself is for accounts of officers. */
export function TopBar() {
  const texts = useWords(shellWords);
  const can = useCan();
  const { badgeNo } = useSession();
  const here = menuPageOf(useLocation().pathname);
  const menuBar = useRef<HTMLElement>(null);
  const hereLink = useRef<HTMLAnchorElement>(null);
  // On a phone the menu is wider than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another link
  useLayoutEffect(() => {
    if (!menuBar.current || !hereLink.current) return;
    const [bar, link] = [menuBar.current.getBoundingClientRect(), hereLink.current.getBoundingClientRect()];
    menuBar.current.scrollLeft += link.left + link.width / 2 - bar.left - bar.width / 2;
  }, [here]);
  return (
    <header className={classes.bar}>
      <span className={classes.product}>{texts.product}</span>
      <nav ref={menuBar} aria-label={texts.navigation} className={classes.menu}>
        {pages.map(({ path, menu }) => {
          if (!menu || !can(menu.action) || (menu.text === 'me' && badgeNo === null)) return null;
          return (
            <Link
              key={path}
              to={path}
              ref={path === here ? hereLink : undefined}
              className={path === here ? classes.active : undefined}
              aria-current={path === here ? 'page' : undefined}
            >
              {texts.pages[menu.text]}
            </Link>
          );
        })}
      </nav>
      <LiveStatus />
      <LanguageSwitch />
      <UserMenu />
    </header>
  );
}
