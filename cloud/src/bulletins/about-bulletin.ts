import type { Issue } from '@rollcall/shared/bulletins/content';
import type { BulletinPerson } from '@rollcall/shared/bulletins/seal';

/** What documents print beside the content. */
export interface AboutBulletin {
  issue: Issue;
  /** Those whom the issue names. */
  persons: BulletinPerson[];
  checkpoint: { size: number; root: string } | null;
  sealedAt: string;
  bulletinDigest: string;
  prefix: string;
}
