import { environmentOfTests } from './config/env.ts';

/** How much a test with generated cases tries: `usual` with each change, `long` with `npm run test:long`. */
export function howMany(count: { usual: number; long: number }): number {
  return environmentOfTests().isLong ? count.long : count.usual;
}
