import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

/** Opens an entry of a list in its drawer, by keyboard too; filters stay. */
export function EntryLink({ entry, children }: { entry: string; children: ReactNode }) {
  const [params] = useSearchParams();
  const next = new URLSearchParams(params);
  next.set('entry', entry);
  return <Link to={{ search: `?${next}` }}>{children}</Link>;
}
