import { sentAttachmentSchema } from '@rollcall/shared/attachments';
import { attachmentQuerySchema, mostAttachmentBytes } from '@rollcall/shared/http/exemptions';
import { z } from 'zod';
import { takeAttachment } from '../../attachments/take-attachment.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { uploadFile } from '../../exemptions/attach-file.ts';
import { findFiledAttachment } from '../../findings/find-filed-attachment.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

/** POST /api/v1/attachments: the file itself is the body. What it is filed with names it by the id that this answers. */
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
          response: { 201: sentAttachmentSchema },
        },
      },
      async ({ session, query, body: bytes }, reply) => {
        if (!Buffer.isBuffer(bytes)) throw errors.badHttp(415, 'The file itself must be the body', undefined);
        return reply.code(201).send(await uploadFile(deps, session, { bytes, fileName: query.fileName }));
      },
    );
}

/**
 * GET /api/v1/attachments/:attachmentId: a file to save that was filed with an answer, an appeal or what somebody said in a case.
 * Who may read that may take it, and leaves a trace.
 */
export function readFiledAttachment({ db, store }: { db: Database; store: ObjectStore }): Route {
  return (app) =>
    app.get(
      '/api/v1/attachments/:attachmentId',
      { config: { access: 'findings.read' }, schema: { params: z.object({ attachmentId: z.uuid() }) } },
      async ({ session, params }, reply) => {
        const file = await findFiledAttachment(db, params.attachmentId, session);
        if (!file) throw errors.notFound('The attachment');
        const { fileName, mediaType, sha256, findingId, liabilityAppealId, liable, caseId, entryId, badgeNo } = file;
        const about =
          caseId === null
            ? {
                subject: `finding:${findingId}` as const,
                told: liabilityAppealId === null ? {} : { liabilityAppealId, badgeNo: liable },
              }
            : { subject: `accountability_case:${caseId}` as const, told: { entryId, badgeNo } };
        const bytes = await takeAttachment({ db, store }, { ...about, sha256, by: session.username });
        return reply.headers({ 'content-type': mediaType, 'content-disposition': attachment(fileName) }).send(bytes);
      },
    );
}
