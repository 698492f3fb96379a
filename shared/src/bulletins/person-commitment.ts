import { toHex } from '../bytes/hex.ts';
import { canonicalJson } from '../contract/canonical-json.ts';
import type { Sha256 } from '../ids.ts';
import type { BulletinPerson } from './seal.ts';

/** What is sealed of a person: whoever has the salt can prove who it was, and without it nobody can. */
export function commitmentOf(
  { salt, badgeNo, name }: Pick<BulletinPerson, 'salt' | 'badgeNo' | 'name'>,
  sha256: Sha256,
): string {
  const committed = canonicalJson({ type: 'bulletin-person', salt, badgeNo, name });
  return toHex(sha256(new TextEncoder().encode(committed)));
}
