import { rectifications } from '@rollcall/shared/resources/rectifications';
import { z } from 'zod';
import { takeAttachment } from '../../attachments/take-attachment.ts';
import { takeSentFile } from '../../attachments/take-sent-file.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { rectificationDetail } from '../../findings/rectifications/detail.ts';
import { proveRectification } from '../../findings/rectifications/take-on-rectification.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';
import { serve } from '../../http/serve.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

interface Deps {
  db: Database;
  store: ObjectStore;
  now: () => Date;
}

const params = z.object({ rectificationId: z.uuid(), fileId: z.uuid() });

/** POST: what was done, with the files that were sent before. */
export function addProof({ db, store, now }: Deps): Route {
  return serve(rectifications.endpoints.prove, async ({ params: { rectificationId }, body, session, dataScope }) => {
    const { accountId } = session;
    await proveRectification(
      { db, now, takeFile: (tx, attachmentId) => takeSentFile(tx, store, { attachmentId, accountId }) },
      { ...session, dataScope },
      rectificationId,
      body,
    );
    return rectificationDetail({ db, now }, session, rectificationId);
  });
}

/** GET: a file to save. A browser never opens it as a page of ours. */
export function readProofFile({ db, store, now }: Deps): Route {
  return (app) =>
    app.get(
      '/api/v1/rectifications/:rectificationId/files/:fileId',
      { config: { access: 'findings.read' }, schema: { params } },
      async ({ session, params: { rectificationId, fileId } }, reply) => {
        const { steps } = await rectificationDetail({ db, now }, session, rectificationId);
        const file = steps.flatMap(({ files }) => files).find((one) => one.fileId === fileId);
        if (!file) throw errors.notFound('The file');
        const subject = `rectification:${rectificationId}` as const;
        const taken = { subject, sha256: file.sha256, by: session.username };
        const bytes = await takeAttachment({ db, store }, taken);
        return reply
          .headers({ 'content-type': file.mediaType, 'content-disposition': attachment(file.fileName) })
          .send(bytes);
      },
    );
}
