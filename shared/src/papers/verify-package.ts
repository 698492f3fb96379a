import type { BulletinVerdict } from '../bulletins/verify/verdict.ts';
import { type BulletinTrust, verifyBulletin } from '../bulletins/verify/verify-bulletin.ts';
import type { ByteSource } from '../evidence/byte-source.ts';
import type { EvidenceCrypto } from '../evidence/evidence-crypto.ts';
import { checkPapers } from './check-papers.ts';

/** Checks the package of a sealed issue, its papers included. Null: it is no such package. */
export function verifyPackage(
  source: ByteSource,
  trust: BulletinTrust,
  crypto: EvidenceCrypto,
): Promise<BulletinVerdict | null> {
  return verifyBulletin(source, trust, crypto, checkPapers);
}
