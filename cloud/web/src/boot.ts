import { askEarly } from './api/early.ts';
import { recall } from './browser/remembered.ts';
import { openedAt } from './opened-at.ts';

// The first script, and a small one. What the page needs is fetched side by side: the code around every page, the page's own,
// who is signed in, and what the page shows. One after another they would each wait for the one before.
const { search, pathname } = location;
if (recall('signedIn') === 'yes') {
  askEarly('sessions/current');
  const opened = openedAt(pathname);
  for (const path of opened?.asks?.(new URLSearchParams(search)) ?? []) askEarly(path);
  // The router asks for it again, and tells what went wrong.
  opened?.load().catch(() => undefined);
}
void import('./main.tsx');
