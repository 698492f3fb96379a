import packageJson from '../../package.json' with { type: 'json' };
import { environmentOfTests } from '../src/config/env.ts';

/** What the images that a run needs are called: as in a release, unless ROLLCALL_TEST_IMAGES says otherwise. */
export function imageNames(): { db: string; broker: string; store: string } {
  const pattern = environmentOfTests().images ?? `rollcall-*:${packageJson.version}`;
  const named = (image: string) => pattern.replace('*', image);
  return { db: named('db'), broker: named('broker'), store: named('store') };
}
