import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Collector } from '@rollcall/node/metric-page';

/** How long the certificates in these files are still valid, each by the name of its file. */
export function certificateCollector(files: readonly string[], now: () => Date): Collector {
  return {
    name: 'certificates',
    async collect() {
      const samples = files.map(async (file) => {
        const { validToDate } = new X509Certificate(await readFile(file));
        return { labels: { certificate: basename(file) }, value: (validToDate.getTime() - now().getTime()) / 1000 };
      });
      return [
        {
          name: 'rollcall_certificate_expiry_seconds',
          help: 'Seconds until the certificate in this file ends; negative when it has ended.',
          samples: await Promise.all(samples),
        },
      ];
    },
  };
}
