import { pages } from './pages.ts';

/** The page at an address, known without the router, which is loaded meanwhile. */
export function openedAt(address: string): (typeof pages)[number] | undefined {
  const parts = address.replace(/\/$/, '').split('/');
  return pages.find(({ path }) => {
    const wanted = path.split('/');
    return (
      wanted.length === parts.length && wanted.every((part, index) => part.startsWith(':') || part === parts[index])
    );
  });
}
