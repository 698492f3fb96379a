import { shellWords } from '@rollcall/shared/words/shell';
import { Suspense } from 'react';
import { Outlet, ScrollRestoration, useSearchParams } from 'react-router';
import { HoverTip } from '../hover/hover-tip.tsx';
import { KeyboardProvider } from '../keyboard/keyboard-provider.tsx';
import { useWords } from '../language/use-words.ts';
import { LiveContext } from '../live/live-context.ts';
import { useLive } from '../live/use-live.ts';
import { ActingNotice } from '../session/acting-notice.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import { StripPatterns } from '../strip/strip-patterns.tsx';
import { ThemeProvider } from '../theme/theme-provider.tsx';
import classes from './app-shell.module.css';
import { PageFooter } from './page-footer.tsx';
import { TopBar } from './top-bar.tsx';

/** What is around every page. `?wall=1` is for the screen on the wall: dark, large, without menus. */
export function AppShell() {
  const wall = useSearchParams()[0].get('wall') === '1';
  return (
    <ThemeProvider wall={wall}>
      <SessionGate>
        <SignedIn wall={wall} />
      </SessionGate>
      <ScrollRestoration />
    </ThemeProvider>
  );
}

function SignedIn({ wall }: { wall: boolean }) {
  const texts = useWords(shellWords);
  const live = useLive();
  return (
    <LiveContext value={live}>
      <KeyboardProvider>
        <StripPatterns />
        <HoverTip />
        {wall ? null : (
          <>
            <a className={classes.skip} href="#content">
              {texts.skip}
            </a>
            <TopBar />
            <ActingNotice />
          </>
        )}
        <main id="content" tabIndex={-1} className={wall ? classes.wall : classes.content}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </main>
        <PageFooter />
      </KeyboardProvider>
    </LiveContext>
  );
}
