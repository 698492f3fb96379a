import { shellWords } from '@rollcall/shared/words/shell';
import { useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { InboxCount } from '../features/inbox/inbox-count.tsx';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import type { MenuEntry } from '../pages.ts';
import { useSession } from '../session/session-context.ts';
import { useCan } from '../session/use-can.ts';
import classes from './main-menu.module.css';
import { allowedMenu, entriesAtHand } from './menu.ts';
import { menuPageOf } from './menu-page-of.ts';

/** What the account may open: at the left of a desk screen; on a phone a bar at the bottom, and all of it behind one button. */
export function MainMenu() {
  const texts = useWords(shellWords);
  const { language } = useLanguage();
  const { badgeNo } = useSession();
  const groups = allowedMenu(useCan(), badgeNo);
  const { pathname, key } = useLocation();
  const here = menuPageOf(pathname);
  const atHand = entriesAtHand(groups);
  const [open, setOpen] = useState(false);
  const id = useId();
  const more = useRef<HTMLButtonElement>(null);
  // Whoever went on has chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the history closes it
  useEffect(() => setOpen(false), [key]);
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      more.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [open]);
  const link = ({ word, path }: MenuEntry) => (
    <Link
      to={path}
      className={path === here ? classes.here : undefined}
      aria-current={path === here ? 'page' : undefined}
      onClick={() => setOpen(false)}
    >
      {word[language]}
      {path === '/inbox' ? <InboxCount /> : null}
    </Link>
  );
  return (
    <nav aria-label={texts.navigation} className={classes.menu}>
      <div id={id} className={open ? `${classes.groups} ${classes.open}` : classes.groups}>
        {groups.map(({ word, entries }, nr) => (
          <div key={word.en} className={classes.group}>
            <p id={`${id}-${nr}`}>{word[language]}</p>
            <ul aria-labelledby={`${id}-${nr}`}>
              {entries.map((entry) => (
                <li key={entry.path}>{link(entry)}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <ul className={classes.bar}>
        {atHand.map((entry) => (
          <li key={entry.path}>{link(entry)}</li>
        ))}
        <li>
          <button
            ref={more}
            type="button"
            aria-expanded={open}
            aria-controls={id}
            className={open || !atHand.some(({ path }) => path === here) ? classes.here : undefined}
            onClick={() => setOpen(!open)}
          >
            {texts.more}
          </button>
        </li>
      </ul>
    </nav>
  );
}
