import { createBrowserRouter, Navigate } from 'react-router';
import { pages } from './pages.ts';
import { paths } from './paths.ts';
import { AppShell } from './shell/app-shell.tsx';
import { BrokenPage } from './shell/broken-page.tsx';
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
            { index: true, element: <Navigate to={paths.today()} replace /> },
            ...pages.map(({ path, load }) => ({ path, lazy: async () => ({ Component: await load() }) })),
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ]);
}
