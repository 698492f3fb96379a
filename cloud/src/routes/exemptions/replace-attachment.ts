import { attachmentQuerySchema, exemptionDetailSchema, mostAttachmentBytes } from '@rollcall/shared/http/exemptions';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { attachFile } from '../../exemptions/attach-file.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { exemptionDetail } from './exemption-detail.ts';

/** PUT /api/v1/exemptions/:exemptionId/attachment: the file itself is the body. */
export function replaceAttachment(deps: { db: Database; store: ObjectStore; now: () => Date }): Route {
  return (app) =>
    app.put(
      '/api/v1/exemptions/:exemptionId/attachment',
      {
        bodyLimit: mostAttachmentBytes,
        config: { access: 'exemptions.request' },
        schema: {
          consumes: ['application/octet-stream'],
          params: z.object({ exemptionId: z.uuid() }),
          querystring: attachmentQuerySchema,
          response: { 200: exemptionDetailSchema },
        },
      },
      async ({ session, params, query, body: bytes }) => {
        if (!Buffer.isBuffer(bytes)) throw errors.badHttp(415, 'The file itself must be the body', undefined);
        await attachFile(deps, session, params.exemptionId, { bytes, fileName: query.fileName });
        return exemptionDetail(deps.db, session, params.exemptionId, deps.now());
      },
    );
}
