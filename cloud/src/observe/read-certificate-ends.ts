import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** When the certificates in these files end, each by the name of its file. Rejects when one of them can't be read. */
export function readCertificateEnds(files: readonly string[]): Promise<{ certificate: string; endsAt: Date }[]> {
  return Promise.all(
    files.map(async (file) => ({
      certificate: basename(file),
      endsAt: new X509Certificate(await readFile(file)).validToDate,
    })),
  );
}
