import { kindOfEvidence } from '@rollcall/shared/evidence/kind-of-evidence';
import type { ReadOptions } from '@rollcall/shared/evidence/open-entries';
import type { Verdict } from '@rollcall/shared/evidence/verdict';
import { verifyDump } from '@rollcall/shared/evidence/verify-dump';
import { type ExportVerdict, type TrustOptions, verifyExport } from '@rollcall/shared/evidence/verify-export';
import { browserEvidenceCrypto } from './browser-evidence-crypto.ts';
import { fileSource } from './file-source.ts';

/** `notEvidence`: neither an export nor a dump. `unreadable`: the file went away or changed meanwhile. */
export type Outcome = { verdict: ExportVerdict | Verdict } | { problem: 'notEvidence' | 'unreadable' };

export async function verifyFile(file: File, options: TrustOptions & ReadOptions): Promise<Outcome> {
  try {
    const source = fileSource(file);
    const kind = await kindOfEvidence(source);
    if (kind === 'export') return { verdict: await verifyExport(source, options, browserEvidenceCrypto) };
    if (kind === 'dump') return { verdict: await verifyDump(source, options, browserEvidenceCrypto) };
    return { problem: 'notEvidence' };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { problem: 'unreadable' };
  }
}
