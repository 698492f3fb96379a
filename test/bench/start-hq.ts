import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createDatabase } from '@rollcall/cloud/db/database';
import { bucket, hqSettings, region } from '@rollcall/demo/hq-settings';
import { freePort } from '@rollcall/embedded/free-port';
import { thumbnailObjectKey } from '@rollcall/shared/contract/object-keys';
import { requireTool } from '../src/require-tool.ts';
import { startProgram } from './bench-program.ts';

export interface BenchHq {
  url: string;
  stop(): Promise<void>;
}

/**
 * HQ and its store in processes of their own, over a filled database; with a picture for each of the newest recordings.
 * @param options.reviewing whether HQ also looks at what changes, as its workers do; else it only answers
 */
export async function startHq(
  folder: string,
  { ownerUrl, servicePassword, reviewing = false }: { ownerUrl: string; servicePassword: string; reviewing?: boolean },
): Promise<BenchHq> {
  const credentials = { accessKeyId: 'BENCH', secretAccessKey: 'bench-secret-key' };
  const store = await startProgram<{ endpoint: string }>('s3-store', { folder: join(folder, 's3'), ...credentials });
  const { endpoint } = store.ready;
  const ports = { http: await freePort(), mqtt: 1, s3: Number(new URL(endpoint).port), postgres: 1 };
  const secrets = {
    adminPassword: 'unused',
    serviceDatabasePassword: servicePassword,
    brokerHqPassword: 'unused',
    brokerReaderPassword: 'unused',
    brokerSharedSecret: 'unused-secret-of-a-bench',
    s3AccessKeyId: credentials.accessKeyId,
    s3SecretAccessKey: credentials.secretAccessKey,
  };
  const dataFolder = join(folder, 'hq');
  mkdirSync(dataFolder);
  const environment = hqSettings({ dataFolder, ports, secrets, ownerUrl });
  const hq = await startProgram<{ url: string }>('hq', { environment, reviewing });

  const db = createDatabase({ url: ownerUrl });
  const newest = db.selectFrom('recording').select('recording_id').where('thumbnail', '=', 'stored').limit(50);
  const pictured = [
    ...(await newest.orderBy('announced_at', 'desc').execute()),
    ...(await newest.orderBy('captured_at', (order) => order.desc().nullsLast()).execute()),
  ];
  await db.destroy();
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const picture = makePicture();
  if (picture) {
    for (const { recording_id } of pictured) {
      const Key = thumbnailObjectKey(recording_id);
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: picture }));
    }
  }
  s3.destroy();
  return {
    url: hq.ready.url,
    async stop() {
      await hq.stop();
      await store.stop();
    },
  };
}

function makePicture(): Buffer | undefined {
  const ffmpeg = requireTool('ffmpeg');
  if (!ffmpeg) {
    console.log('ffmpeg is missing: recordings are without pictures');
    return undefined;
  }
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180', '-frames:v', '1', '-f', 'mjpeg', '-'];
  return execFileSync(ffmpeg, ['-v', 'error', ...picture]);
}
