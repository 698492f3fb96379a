import type { Collector } from '@rollcall/node/metric-page';
import { readCertificateEnds } from './read-certificate-ends.ts';

/** How long the certificates in these files are still valid, each by the name of its file. */
export function certificateCollector(files: readonly string[], now: () => Date): Collector {
  return {
    name: 'certificates',
    async collect() {
      const ends = await readCertificateEnds(files);
      const samples = ends.map(({ certificate, endsAt }) => ({
        labels: { certificate },
        value: (endsAt.getTime() - now().getTime()) / 1000,
      }));
      return [
        {
          name: 'rollcall_certificate_expiry_seconds',
          help: 'Seconds until the certificate in this file ends; negative when it has ended.',
          samples,
        },
      ];
    },
  };
}
