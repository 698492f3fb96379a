import type { LeaderPage } from '@rollcall/shared/resources/leader-page';

/** The newest sealed ones, and those that wait. */
export async function readBulletinsShown(): Promise<LeaderPage['bulletins']> {
  return { weekly: null, monthly: null, waiting: [] };
}
