import type { ReactNode } from 'react';

/** Times, people and numbers that make no sense in two lines. */
export function NoWrap({ children }: { children: ReactNode }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{children}</span>;
}
