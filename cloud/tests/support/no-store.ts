import { createObjectStore } from '@rollcall/cloud/objects/object-store';

/** A store that nobody reaches, for tests that need none. */
export const noStore = createObjectStore({
  ...{ endpoint: 'http://127.0.0.1:9', bucket: 'b', accessKeyId: 'a', secretAccessKey: 'b', region: 'r' },
  grantForm: 'content-sha256',
});
