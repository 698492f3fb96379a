import type { Scene } from './open-scene.ts';
import { testGrants } from './test-grants.ts';
import { testReceipts } from './test-receipts.ts';
import { testRevocation } from './test-revocation.ts';
import { testTopics } from './test-topics.ts';

/** What every broker must pass. */
export function testIsolation(scene: () => Scene): void {
  testTopics(scene);
  testGrants(scene);
  testReceipts(scene);
  testRevocation(scene);
}
