import { shellWords } from '@rollcall/shared/words/shell';
import { Suspense } from 'react';
import { Outlet, useLocation, useMatch, useSearchParams } from 'react-router';
import { HoverTip } from '../hover/hover-tip.tsx';
import { KeyboardProvider } from '../keyboard/keyboard-provider.tsx';
import { useWords } from '../language/use-words.ts';
import { LiveContext } from '../live/live-context.ts';
import { useLive } from '../live/use-live.ts';
import { later } from '../loading/later.tsx';
import { usePreload } from '../loading/use-preload.ts';
import { paths } from '../paths.ts';
import { preloadProblems } from '../problem/problem-notice.tsx';
import { ActingNotice } from '../session/acting-notice.tsx';
import { SessionGate } from '../session/session-gate.tsx';
import { useCan } from '../session/use-can.ts';
import { StripPatterns } from '../strip/strip-patterns.tsx';
import { ThemeProvider } from '../theme/theme-provider.tsx';
import classes from './app-shell.module.css';
import { DoneToast } from './done-toast.tsx';
import { MainMenu } from './main-menu.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PageFooter } from './page-footer.tsx';
import { TopBar } from './top-bar.tsx';
import { useScrollPosition } from './use-scroll-position.ts';

/** What is around every page. `?wall=1` is for the screen on the wall: dark, large, without menus. A presentation has the screen to itself. */
export function AppShell() {
  const wall = useSearchParams()[0].get('wall') === '1';
  useScrollPosition();
  return (
    <ThemeProvider wall={wall}>
      <SessionGate>
        <SignedIn wall={wall} />
      </SessionGate>
    </ThemeProvider>
  );
}

const SendingKept = later({
  load: async () => (await import('../features/field-inspections/sending-kept.tsx')).SendingKept,
  idle: true,
});

function SignedIn({ wall }: { wall: boolean }) {
  const texts = useWords(shellWords);
  const live = useLive();
  const can = useCan();
  const { pathname } = useLocation();
  const presents = useMatch(paths.presentation(':packId')) !== null;
  const bare = wall || presents;
  usePreload(preloadProblems);
  return (
    <LiveContext value={live}>
      <KeyboardProvider>
        <StripPatterns />
        <HoverTip />
        <DoneToast />
        {can('inspections.record') ? <SendingKept /> : null}
        {bare ? null : (
          <>
            <a className={classes.skip} href="#content">
              {texts.skip}
            </a>
            <TopBar />
          </>
        )}
        <div className={bare ? undefined : classes.frame}>
          {bare ? null : <MainMenu />}
          <div className={classes.page}>
            {bare ? null : <ActingNotice />}
            <main id="content" tabIndex={-1} className={bare ? classes.wall : classes.content}>
              <Suspense fallback={null}>
                <PageBoundary address={pathname}>
                  <Outlet />
                </PageBoundary>
              </Suspense>
            </main>
            {presents ? null : <PageFooter />}
          </div>
        </div>
      </KeyboardProvider>
    </LiveContext>
  );
}
