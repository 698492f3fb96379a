import {
  type ChecklistItem,
  type ChecklistRow,
  checklistList,
  checklists,
} from '@rollcall/shared/resources/checklists';
import { checklistColumns, checklistWords } from '@rollcall/shared/words/checklists';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { problem } from './problem.ts';
import { newestVersion, selectChecklists } from './repository.ts';

export const servedChecklists: ServedResource = {
  lists: [
    serveWholeList(checklistList, {
      title: checklistWords.title,
      columns: checklistColumns,
      select: ({ db }) => selectChecklists(db),
    }),
  ],
  routes: ({ db, now }) => [
    serve(checklists.endpoints.create, ({ body, session: { username } }) => setChecklist({ db, now }, username, body)),
  ],
};

/** Sets what reviews that are assigned from now on look at. @throws checklist_changed */
async function setChecklist(
  { db, now }: { db: Database; now: () => Date },
  by: string,
  { version: known, items, reason }: { version: number; items: ChecklistItem[]; reason: string },
): Promise<ChecklistRow> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('rollcall checklists'))`.execute(tx);
    if ((await newestVersion(tx)) !== known) throw problem('checklist_changed');
    const version = known + 1;
    const at = now();
    await tx
      .insertInto('checklist')
      .values({ version, items: JSON.stringify(items), reason, set_by: by, set_at: at })
      .execute();
    await appendFact(tx, { type: 'checklist_set', subject: `checklist:${version}`, payload: { by, reason, items } });
    return { version, items, reason, setBy: by, setAt: at.toISOString() };
  });
}
