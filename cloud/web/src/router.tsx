import { createBrowserRouter } from 'react-router';
import { pages } from './pages.ts';
import { AppShell } from './shell/app-shell.tsx';
import { BrokenPage } from './shell/broken-page.tsx';
import { Home } from './shell/home.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';

export function createRouter() {
  return createBrowserRouter([
    {
      Component: AppShell,
      hydrateFallbackElement: <></>,
      children: [
        {
          ErrorBoundary: BrokenPage,
          children: [
            { index: true, Component: Home },
            ...pages.map(({ path, load, under }) => ({
              path,
              handle: under,
              lazy: async () => ({ Component: await load() }),
            })),
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ]);
}
