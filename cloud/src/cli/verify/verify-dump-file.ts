import { availableParallelism } from 'node:os';
import type { Verdict } from '@rollcall/shared/evidence/verdict';
import { verifyDump } from '@rollcall/shared/evidence/verify-dump';
import type { TrustOptions } from '@rollcall/shared/evidence/verify-export';
import { checkRangesInThreads } from './check-ranges-in-threads.ts';
import { nodeEvidenceCrypto } from './node-evidence-crypto.ts';
import { type FileSource, openFileSource } from './open-file-source.ts';

/** Below this, threads cost more than they save. */
const worthThreadsBytes = 16 * 1024 ** 2;

/** Verifies a ledger dump, in threads when it is large. */
export function verifyDumpFile(path: string, source: FileSource, trust: TrustOptions): Promise<Verdict> {
  if (source.size < worthThreadsBytes) return verifyDump(source, trust, nodeEvidenceCrypto);
  const threads = availableParallelism();
  return verifyDump(
    source,
    {
      ...trust,
      parts: threads * 4,
      checkRanges: (ranges, cutSizes) => checkRangesInThreads(path, { ranges, cutSizes, threads }),
    },
    nodeEvidenceCrypto,
  );
}

/** The same of a dump that HQ has just made of its own ledger. */
export async function verifyOwnDump(path: string): Promise<Verdict> {
  const source = openFileSource(path);
  try {
    return await verifyDumpFile(path, source, { root: undefined, witnessNotes: [], witnessKeys: [] });
  } finally {
    source.close();
  }
}
