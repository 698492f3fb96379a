// The embedded S3 store.
import { createS3Store } from '@rollcall/embedded/s3/s3-store';
import { programSettings, serve } from '../bench-program.ts';

const { folder, minimumPartBytes, ...credentials } = programSettings<{
  folder: string;
  minimumPartBytes?: number;
  accessKeyId: string;
  secretAccessKey: string;
}>();
const store = createS3Store({ folder, credentials: [credentials], ...(minimumPartBytes ? { minimumPartBytes } : {}) });
await serve(await store.start(), () => store.stop());
