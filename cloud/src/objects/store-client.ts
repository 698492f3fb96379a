import { S3Client } from '@aws-sdk/client-s3';

interface ClientSettings {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** A store may put the parts of a large object together before it answers. */
export const completeTimeoutMs = 120_000;

/** The SDK's client, with bounds: without them a store that doesn't answer holds a request for ever. */
export function createStoreClient(settings: ClientSettings, { connections = 50 } = {}): S3Client {
  return new S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    forcePathStyle: true,
    // Uploads are checked part by part and read back whole: the SDK's own checksums would only be in the way.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 5000,
      // Until the answer begins; longer where the store has much to do before (`completeTimeoutMs`).
      requestTimeout: 15_000,
      throwOnRequestTimeout: true,
      socketTimeout: completeTimeoutMs,
      httpAgent: { keepAlive: true, maxSockets: connections },
      httpsAgent: { keepAlive: true, maxSockets: connections },
    },
  });
}
