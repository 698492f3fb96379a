import type { Issue } from '@rollcall/shared/bulletins/content';
import type { BulletinPerson } from '@rollcall/shared/bulletins/seal';

/** What the papers of a bulletin say beside its content. */
export interface AboutBulletin {
  issue: Issue;
  /** Whose names aren't erased. */
  persons: readonly BulletinPerson[];
  /** Null: there was none when it was sealed. */
  checkpoint: { size: number; root: string } | null;
  sealedAt: string;
  bulletinDigest: string;
  /** Of the 发文字号; empty: none. */
  prefix: string;
}
