import type { BulletinCheck, BulletinFault, BulletinVerdict } from '@rollcall/shared/bulletins/verify/verdict';

/** The package of an issue, and what every verifier must say of it. */
export interface PackageCase {
  name: string;
  bytes: Buffer;
  root?: string;
  witnessKeys?: string[];
  state: BulletinVerdict['state'];
  /** Of what is refused: the first check that fails, why, and where. Null: it can't be opened as a package at all. */
  fault?: { check: BulletinCheck; code: BulletinFault; entry: string } | null;
  /** What the second verifier says first, where it looks elsewhere first: it composes no content. */
  second?: BulletinFault;
}
