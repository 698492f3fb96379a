import { NavLink } from 'react-router';
import { LiveStatus } from '../live/live-status.tsx';
import { pages } from '../pages.ts';
import { useCan } from '../session/use-can.ts';
import { commonTexts } from '../texts/common-texts.ts';
import { shellTexts } from '../texts/shell-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { LanguageSwitch } from './language-switch.tsx';
import classes from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

export function TopBar() {
  const texts = useTexts(shellTexts);
  const { notAllowed } = useTexts(commonTexts);
  const can = useCan();
  return (
    <header className={classes.bar}>
      <span className={classes.product}>{texts.product}</span>
      <nav aria-label={texts.navigation} className={classes.menu}>
        {pages.map(({ path, menu }) => {
          if (!menu) return null;
          const text = texts.pages[menu.text];
          return can(menu.action) ? (
            <NavLink key={path} to={path} className={({ isActive }) => (isActive ? classes.active : undefined)}>
              {text}
            </NavLink>
          ) : (
            <span key={path} className={classes.closed} title={notAllowed}>
              {text}
            </span>
          );
        })}
      </nav>
      <LiveStatus />
      <LanguageSwitch />
      <UserMenu />
    </header>
  );
}
