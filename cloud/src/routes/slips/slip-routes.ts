import { accountabilityCases } from '@rollcall/shared/resources/accountability-cases';
import { findingDecisions } from '@rollcall/shared/resources/finding-decisions';
import { z } from 'zod';
import { takeAttachment } from '../../attachments/take-attachment.ts';
import { takeSentFile } from '../../attachments/take-sent-file.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { composeCase } from '../../findings/accountability/compose-case.ts';
import { notifyEntry } from '../../findings/accountability/notify-entry.ts';
import { notifyDecision } from '../../findings/handling/notify-decision.ts';
import type { TakeFile } from '../../findings/slips/note-slip.ts';
import { findScan } from '../../findings/slips/repository.ts';
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

const takeFileOf =
  (store: ObjectStore, accountId: string): TakeFile =>
  (tx, attachmentId) =>
    takeSentFile(tx, store, { attachmentId, accountId });

/** POST: how the decision about an entry of a case was handed over on paper. */
export function addEntrySlip({ db, store, now }: Deps): Route {
  return serve(accountabilityCases.endpoints.notify, async ({ params: { entryId }, body, session, dataScope }) => {
    const takeFile = takeFileOf(store, session.accountId);
    const caseId = await notifyEntry({ db, now, takeFile }, { ...session, dataScope }, entryId, body);
    return composeCase({ db, now }, caseId, { session, dataScope });
  });
}

/** POST: how a decision about a finding was handed over on paper. */
export function addDecisionSlip({ db, store, now }: Deps): Route {
  return serve(findingDecisions.endpoints.notify, async ({ params, body, session, dataScope }) => {
    const takeFile = takeFileOf(store, session.accountId);
    const notices = await notifyDecision({ db, now, takeFile }, { ...session, dataScope }, params, body);
    return { notices: notices.map((notice) => ({ ...notice, seenAt: notice.seenAt.toISOString() })) };
  });
}

/** GET: a file to save, by those who see the decision, and by whom it is about. Whoever takes it leaves a trace. */
export function readSlipScan({ db, store }: Deps): Route {
  return (app) =>
    app.get(
      '/api/v1/slips/:slipId/scan',
      { config: { access: 'findings.read' }, schema: { params: z.object({ slipId: z.uuid() }) } },
      async ({ session, params: { slipId } }, reply) => {
        const badgeNo = session.actingFor === null ? session.badgeNo : null;
        const row = await findScan(db, slipId, { dataScope: dataScopeOf(session), badgeNo });
        const { scan_name: fileName, scan_sha256: sha256, scan_type: mediaType } = row ?? {};
        if (!row || !fileName || !sha256 || !mediaType) throw errors.notFound('The scan');
        const subject =
          row.case_id === null
            ? (`finding:${row.finding_id}` as const)
            : (`accountability_case:${row.case_id}` as const);
        const bytes = await takeAttachment({ db, store }, { subject, sha256, by: session.username });
        return reply.headers({ 'content-type': mediaType, 'content-disposition': attachment(fileName) }).send(bytes);
      },
    );
}
