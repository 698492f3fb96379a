import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectStoreSettings } from '@rollcall/cloud/objects/object-store-settings';
import { requireTool } from '../src/require-tool.ts';

export interface RivalClient {
  name: string;
  command(path: string, key: string): string[];
}

/**
 * S3 clients that are installed, each told to send parts of 8 MiB, four at a time where it can; and who is missing.
 * @param options.folder where they may write
 * @param options.caFile the authority by which they check the store's certificate, where the endpoint is of TLS
 */
export function rivalClients(
  settings: ObjectStoreSettings,
  { folder, caFile }: { folder: string; caFile?: string | undefined },
): { rivals: RivalClient[]; missing: string[] } {
  const { endpoint, bucket, accessKeyId, secretAccessKey, region } = settings;
  const { host, protocol } = new URL(endpoint);
  const minioFolder = join(folder, 'minio-client');
  const minioAuthorities = join(minioFolder, 'certs', 'CAs');
  mkdirSync(minioAuthorities, { recursive: true });
  if (caFile) copyFileSync(caFile, join(minioAuthorities, 'ca.crt'));
  const clients: Record<string, (tool: string, path: string, key: string) => string[]> = {
    'minio-client': (tool, path, key) => {
      const alias = `MC_HOST_bench=${protocol}//${accessKeyId}:${secretAccessKey}@${host}`;
      const how = ['--config-dir', minioFolder, '--quiet'];
      return ['env', alias, 'MC_UPLOAD_MULTIPART_SIZE=8MiB', tool, ...how, 'cp', path, `bench/${bucket}/${key}`];
    },
    rclone: (tool, path, key) => {
      const remote = { TYPE: 's3', PROVIDER: 'Other', ENDPOINT: endpoint, REGION: region };
      const account = { ACCESS_KEY_ID: accessKeyId, SECRET_ACCESS_KEY: secretAccessKey };
      const variables = Object.entries({ ...remote, ...account }).map(([name, value]) => {
        return `RCLONE_CONFIG_BENCH_${name}=${value}`;
      });
      const flags = ['--s3-chunk-size=8M', '--s3-upload-concurrency=4', '--s3-no-check-bucket', '--config=/dev/null'];
      if (caFile) flags.push(`--ca-cert=${caFile}`);
      // This client stops at a CA bundle that other programs are given.
      return ['env', '-u', 'AWS_CA_BUNDLE', ...variables, tool, 'copyto', ...flags, path, `bench:${bucket}/${key}`];
    },
    s3cmd: (tool, path, key) => {
      const account = [`--access_key=${accessKeyId}`, `--secret_key=${secretAccessKey}`, `--region=${region}`];
      const where = [`--host=${host}`, `--host-bucket=${host}`, '--config=/dev/null'];
      const tls = caFile ? ['--ssl', `--ca-certs=${caFile}`] : ['--no-ssl'];
      const how = ['--multipart-chunk-size-mb=8', '--no-progress', '--quiet'];
      return [tool, ...account, ...where, ...tls, ...how, 'put', path, `s3://${bucket}/${key}`];
    },
  };
  const rivals: RivalClient[] = [];
  const missing: string[] = [];
  for (const [name, command] of Object.entries(clients)) {
    const tool = requireTool(name);
    if (tool) rivals.push({ name, command: (path, key) => command(tool, path, key) });
    else missing.push(name);
  }
  return { rivals, missing };
}
