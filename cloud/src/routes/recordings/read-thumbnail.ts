import { thumbnailObjectKey } from '@rollcall/shared/contract/object-keys';
import { recordingIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { hasThumbnail } from '../../evidence/thumbnail-repository.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

/** GET /api/v1/recordings/:recordingId/thumbnail: a small picture of it. */
export function readThumbnail({ db, now, store }: { db: Database; now: () => Date; store: ObjectStore }): Route {
  return (app) =>
    app.get(
      '/api/v1/recordings/:recordingId/thumbnail',
      {
        config: { access: 'recordings.read' },
        schema: { params: z.object({ recordingId: recordingIdSchema }) },
      },
      async (request, reply) => {
        const { recordingId } = request.params;
        const has = await hasThumbnail(db, recordingId, viewerOf(request.session, now()));
        const jpeg = has ? await store.readObject(thumbnailObjectKey(recordingId)) : undefined;
        if (!jpeg) throw errors.noThumbnail(recordingId);
        reply.headers({
          'content-type': 'image/jpeg',
          // The recording's id is its content, so its picture stays; another account at the same browser asks anew.
          'cache-control': 'private, max-age=31536000, immutable',
          vary: 'cookie',
        });
        return reply.send(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength));
      },
    );
}
