import { attachmentQuerySchema, mostAttachmentBytes } from '@rollcall/shared/http/exemptions';
import { outsideDecisions } from '@rollcall/shared/resources/outside-decisions';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { attachScan } from '../../decisions/outside/attach-scan.ts';
import { outsideDecisionDetail } from '../../decisions/outside/detail.ts';
import { readScan } from '../../decisions/outside/read-scan.ts';
import { errors } from '../../errors/errors.ts';
import { attachment } from '../../http/attachment.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

const params = z.object({ outsideDecisionId: z.uuid() });
const path = '/api/v1/outside-decisions/:outsideDecisionId/scan';

/** PUT: the file itself is the body. */
export function addScan(deps: { db: Database; store: ObjectStore; now: () => Date }): Route {
  return (app) =>
    app.put(
      path,
      {
        bodyLimit: mostAttachmentBytes,
        config: { access: 'outside.write' },
        schema: {
          consumes: ['application/octet-stream'],
          params,
          querystring: attachmentQuerySchema,
          response: outsideDecisions.endpoints.read.parts.answers,
        },
      },
      async ({ session, params: { outsideDecisionId }, query, body: bytes }) => {
        if (!Buffer.isBuffer(bytes)) throw errors.badHttp(415, 'The file itself must be the body', undefined);
        const who = { ...session, dataScope: dataScopeOf(session) };
        await attachScan(deps, who, outsideDecisionId, { bytes, fileName: query.fileName });
        return outsideDecisionDetail(deps.db, session, outsideDecisionId);
      },
    );
}

/** GET: a file to save. A browser never opens it as a page of ours. */
export function readScanFile(deps: { db: Database; store: ObjectStore }): Route {
  return (app) =>
    app.get(path, { config: { access: 'outside.read' }, schema: { params } }, async ({ session, params }, reply) => {
      const who = { username: session.username, dataScope: dataScopeOf(session) };
      const file = await readScan(deps, who, params.outsideDecisionId);
      return reply
        .headers({
          'content-type': file.mediaType,
          'content-disposition': attachment(file.fileName),
        })
        .send(file.bytes);
    });
}
