import { fieldInspections } from '@rollcall/shared/resources/field-inspections';
import { z } from 'zod';
import { takeAttachment } from '../../attachments/take-attachment.ts';
import { takeSentFile } from '../../attachments/take-sent-file.ts';
import { findInspection, inspectionDetail } from '../../checks/inspections/detail.ts';
import { correctInspection, recordInspection } from '../../checks/inspections/record-inspection.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { attachment } from '../../http/attachment.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { serve } from '../../http/serve.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

interface Deps {
  db: Database;
  store: ObjectStore;
  now: () => Date;
}

const takeFileOf = (store: ObjectStore, accountId: string) => (tx: Transaction, attachmentId: string) =>
  takeSentFile(tx, store, { attachmentId, accountId });

/** POST: what an inspector saw, with a photo that was sent before. */
export function addInspection({ db, store, now }: Deps): Route {
  return serve(fieldInspections.endpoints.create, async ({ body, session, dataScope }) => {
    const takeFile = takeFileOf(store, session.accountId);
    const inspectionId = await recordInspection({ db, now, takeFile }, session, body);
    return inspectionDetail({ db, now }, { session, dataScope }, inspectionId);
  });
}

/** POST: the same anew, in place of what was recorded. */
export function addCorrection({ db, store, now }: Deps): Route {
  return serve(fieldInspections.endpoints.correct, async ({ params, body, session, dataScope }) => {
    const takeFile = takeFileOf(store, session.accountId);
    const inspectionId = await correctInspection({ db, now, takeFile }, session, params.inspectionId, body);
    return inspectionDetail({ db, now }, { session, dataScope }, inspectionId);
  });
}

/** GET: the photo, a file to save. Whoever takes it leaves a trace. */
export function readInspectionPhoto({ db, store }: Deps): Route {
  return (app) =>
    app.get(
      '/api/v1/field-inspections/:inspectionId/photo',
      { config: { access: 'inspections.read' }, schema: { params: z.object({ inspectionId: z.uuid() }) } },
      async ({ session, params: { inspectionId } }, reply) => {
        const row = await findInspection(db, { session, dataScope: dataScopeOf(session) }, inspectionId);
        const { photo_name: fileName, photo_sha256: sha256, photo_type: mediaType } = row;
        if (fileName === null || sha256 === null || mediaType === null) throw errors.notFound('The photo');
        const subject = `field_inspection:${inspectionId}` as const;
        const bytes = await takeAttachment({ db, store }, { subject, sha256, by: session.username });
        return reply.headers({ 'content-type': mediaType, 'content-disposition': attachment(fileName) }).send(bytes);
      },
    );
}
