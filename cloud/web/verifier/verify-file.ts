import { sealEntry } from '@rollcall/shared/bulletins/package-form';
import type { BulletinVerdict } from '@rollcall/shared/bulletins/verify/verdict';
import type { ByteSource } from '@rollcall/shared/evidence/byte-source';
import { kindOfEvidence } from '@rollcall/shared/evidence/kind-of-evidence';
import type { ReadOptions } from '@rollcall/shared/evidence/open-entries';
import { readZipForm } from '@rollcall/shared/evidence/read-zip-form';
import type { Verdict } from '@rollcall/shared/evidence/verdict';
import { verifyDump } from '@rollcall/shared/evidence/verify-dump';
import { type ExportVerdict, type TrustOptions, verifyExport } from '@rollcall/shared/evidence/verify-export';
import { verifyPackage } from '@rollcall/shared/papers/verify-package';
import { browserEvidenceCrypto } from './browser-evidence-crypto.ts';
import { fileSource } from './file-source.ts';

/** `notEvidence`: neither an export, nor the package of an issue, nor a dump. `unreadable`: the file went away or changed meanwhile. */
export type Outcome =
  | { verdict: ExportVerdict | Verdict }
  | { bulletin: BulletinVerdict }
  | { problem: 'notEvidence' | 'unreadable' };

export async function verifyFile(file: File, options: TrustOptions & ReadOptions): Promise<Outcome> {
  try {
    const source = fileSource(file);
    const kind = await kindOfEvidence(source);
    const bulletin =
      kind === 'export' && (await isPackage(source)) && (await verifyPackage(source, options, browserEvidenceCrypto));
    if (bulletin) return { bulletin };
    if (kind === 'export') return { verdict: await verifyExport(source, options, browserEvidenceCrypto) };
    if (kind === 'dump') return { verdict: await verifyDump(source, options, browserEvidenceCrypto) };
    return { problem: 'notEvidence' };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { problem: 'unreadable' };
  }
}

/** By its directory alone: an export can be larger than what fits in memory, and has no entry of this name. */
async function isPackage(source: ByteSource): Promise<boolean> {
  return (await readZipForm(source))?.entries.some(({ name }) => name === sealEntry) ?? false;
}
