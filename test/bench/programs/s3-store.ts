// The embedded S3 store.
import { createS3Store } from '@rollcall/embedded/s3/s3-store';
import { programSettings, serve } from '../bench-program.ts';

const { folder, ...credentials } = programSettings<{ folder: string; accessKeyId: string; secretAccessKey: string }>();
const store = createS3Store({ folder, credentials: [credentials] });
await serve(await store.start(), () => store.stop());
