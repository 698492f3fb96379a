import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { type PageAbove, PageAboveContext } from './navigation/use-page-above.ts';
import { pages } from './pages.ts';
import { AppShell } from './shell/app-shell.tsx';
import { Home } from './shell/home.tsx';

const loaded = new Map<() => Promise<ComponentType>, LazyExoticComponent<ComponentType>>();

/** All addresses of the page. While a page's file loads, the page before stays. */
export function Router() {
  return (
    <BrowserRouter>
      <Routes>
        <Route Component={AppShell}>
          <Route index Component={Home} />
          {pages.map(({ path, load, under }) => (
            <Route key={path} path={path} element={<LoadedPage load={load} under={under} />} />
          ))}
          <Route path="*" element={<LoadedPage load={loadNotFound} />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}

function LoadedPage({ load, under }: { load: () => Promise<ComponentType>; under?: PageAbove }) {
  const Page = loaded.get(load) ?? remember(load);
  return (
    <PageAboveContext value={under}>
      <Page />
    </PageAboveContext>
  );
}

/** A file that didn't come is asked for again when the page is opened again. */
function remember(load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> {
  const Page = lazy(async () => {
    try {
      return { default: await load() };
    } catch (error) {
      loaded.delete(load);
      throw error;
    }
  });
  loaded.set(load, Page);
  return Page;
}

const loadNotFound = async () => (await import('./shell/not-found-page.tsx')).NotFoundPage;
