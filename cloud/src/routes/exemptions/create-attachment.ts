import { attachmentQuerySchema, mostAttachmentBytes, uploadedAttachmentSchema } from '@rollcall/shared/http/exemptions';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { uploadFile } from '../../exemptions/attach-file.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

/** POST /api/v1/attachments: the file itself is the body. `POST exemptions` names it by the id that this answers. */
export function createAttachment(deps: { db: Database; store: ObjectStore; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/attachments',
      {
        bodyLimit: mostAttachmentBytes,
        config: { access: 'exemptions.request' },
        schema: {
          consumes: ['application/octet-stream'],
          querystring: attachmentQuerySchema,
          response: { 201: uploadedAttachmentSchema },
        },
      },
      async ({ session, query, body: bytes }, reply) => {
        if (!Buffer.isBuffer(bytes)) throw errors.badHttp(415, 'The file itself must be the body', undefined);
        return reply.code(201).send(await uploadFile(deps, session, { bytes, fileName: query.fileName }));
      },
    );
}
