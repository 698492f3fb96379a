import { nodeEvidenceCrypto } from '@rollcall/cloud/cli/verify/node-evidence-crypto';
import type { ByteSource } from '@rollcall/shared/evidence/byte-source';
import type { EvidenceCrypto } from '@rollcall/shared/evidence/evidence-crypto';
import { kindOfEvidence } from '@rollcall/shared/evidence/kind-of-evidence';
import { readWitnessKey } from '@rollcall/shared/evidence/open-keys';
import type { Verdict } from '@rollcall/shared/evidence/verdict';
import { verifyDump } from '@rollcall/shared/evidence/verify-dump';
import { verifyExport } from '@rollcall/shared/evidence/verify-export';
import type { EvidenceCase } from './evidence-case.ts';

function bufferSource(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Node's, remembering signatures: thousands of files that differ in one byte have mostly the same ones. */
export function rememberingCrypto(): EvidenceCrypto {
  const known = new Map<string, boolean>();
  return {
    ...nodeEvidenceCrypto,
    verifyEd25519(...given) {
      const key = given.map((bytes) => Buffer.from(bytes).toString('latin1')).join('|');
      const right = known.get(key) ?? nodeEvidenceCrypto.verifyEd25519(...given);
      known.set(key, right);
      return right;
    },
  };
}

/** What our verifier says of a case. A file that it takes for no evidence is refused, which is null. */
export async function judgeCase(
  { bytes, root, witness = {}, witnessKeys = [] }: Pick<EvidenceCase, 'bytes' | 'root' | 'witness' | 'witnessKeys'>,
  crypto = nodeEvidenceCrypto,
): Promise<Verdict | null> {
  const source = bufferSource(bytes);
  const options = {
    root,
    witnessNotes: Object.entries(witness).map(([name, text]) => ({ name, text })),
    witnessKeys: witnessKeys.flatMap((text) => readWitnessKey(text, crypto.sha256) ?? []),
  };
  const kind = await kindOfEvidence(source);
  if (kind === 'export') return verifyExport(source, options, crypto);
  return kind === 'dump' ? verifyDump(source, { ...options, parts: 3 }, crypto) : null;
}
