import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { makeSiteCertificates } from '@rollcall/cloud/site/site-certificates';
import { findTool } from '../src/require-tool.ts';
import { startProgram } from './bench-program.ts';

export const storeAccount = { accessKeyId: 'BENCH', secretAccessKey: 'bench-secret-key' };

export interface UploadStore {
  http: string;
  /** Absent where a program is missing that terminates TLS. */
  https?: string;
  /** Frees at once what was deleted, so that the store doesn't do it during a run that is measured. */
  freeDeleted(): void;
  stop(): Promise<void>;
}

/** Of an authority of the bench's own. */
interface Certificate {
  caFile: string;
  certFile: string;
  keyFile: string;
}

/** Made as those of an installation are. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const secretsFolder = join(folder, 'secrets');
  const authorityFolder = join(folder, 'ca');
  await makeSiteCertificates({ secretsFolder, authorityFolder, host: '127.0.0.1', now: new Date() });
  return {
    caFile: join(secretsFolder, 'ca-certificate'),
    certFile: join(secretsFolder, 'proxy-certificate'),
    keyFile: join(secretsFolder, 'proxy-key'),
  };
}

/** The embedded store, with Caddy before it for TLS. */
export async function startEmbedded(folder: string, certificate: Certificate): Promise<UploadStore> {
  const store = await startProgram<{ endpoint: string }>('s3-store', { folder: join(folder, 's3'), ...storeAccount });
  const http = store.ready.endpoint;
  const proxy = isMissing('TLS before the embedded store', ['caddy'])
    ? undefined
    : await startProgram<{ endpoint: string }>('tls-proxy', { folder, endpoint: http, ...certificate });
  return {
    http,
    ...(proxy && { https: proxy.ready.endpoint }),
    freeDeleted: () => undefined, // It does so when it deletes.
    async stop() {
      await proxy?.stop();
      await store.stop();
    },
  };
}

/** A Ceph cluster; undefined where it isn't installed. Its disk holds a few uploads of `sizeBytes`. */
export async function startCeph(
  folder: string,
  certificate: Certificate,
  sizeBytes: number,
): Promise<UploadStore | undefined> {
  if (isMissing('Ceph', ['ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin', 'ceph', 'monmaptool', 'setpriv']))
    return undefined;
  const diskBytes = 4 * sizeBytes + 8 * 1024 ** 3;
  const settings = { folder: join(folder, 'ceph'), diskBytes, ...certificate, ...storeAccount };
  const ceph = await startProgram<{ http: string; https: string; config: string }>('ceph', settings);
  const { http, https, config } = ceph.ready;
  return {
    http,
    https,
    freeDeleted: () =>
      void execFileSync('radosgw-admin', ['gc', 'process', '--include-all', '--conf', config], { stdio: 'ignore' }),
    stop: async () => void (await ceph.stop()),
  };
}

/** Says what is left out, and for want of which programs. */
function isMissing(what: string, programs: readonly string[]): boolean {
  const missing = programs.filter((program) => findTool(program) === undefined);
  if (missing.length > 0) console.log(`${what} is left out, because these programs are missing: ${missing.join(', ')}`);
  return missing.length > 0;
}
