import type { Sha256 } from '../ids.ts';
import { digestOf } from './digest.ts';
import type { BulletinPerson } from './seal.ts';

/** What is sealed of a person: whoever has the salt can prove who it was, and without it nobody can. */
export function commitmentOf(
  { salt, badgeNo, name }: Pick<BulletinPerson, 'salt' | 'badgeNo' | 'name'>,
  sha256: Sha256,
): string {
  return digestOf({ type: 'bulletin-person', salt, badgeNo, name }, sha256);
}
