import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { readAttachment } from '../../exemptions/read-attachment.ts';
import { attachment } from '../../http/attachment.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

/** GET /api/v1/exemptions/:exemptionId/attachment: a file to save. A browser never opens it as a page of ours. */
export function readAttachmentFile({ db, store }: { db: Database; store: ObjectStore }): Route {
  return (app) =>
    app.get(
      '/api/v1/exemptions/:exemptionId/attachment',
      { config: { access: 'exemptions.read' }, schema: { params: z.object({ exemptionId: z.uuid() }) } },
      async ({ session, params }, reply) => {
        const who = { username: session.username, dataScope: dataScopeOf(session) };
        const file = await readAttachment({ db, store }, who, params.exemptionId);
        return reply
          .headers({
            'content-type': file.mediaType,
            'content-disposition': attachment(file.fileName),
          })
          .send(file.bytes);
      },
    );
}
