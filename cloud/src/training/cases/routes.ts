import type { CaseTexts, TrainingCaseDetail, TrainingCaseRow } from '@rollcall/shared/resources/training-cases';
import { trainingCaseList, trainingCases } from '@rollcall/shared/resources/training-cases';
import { violationClassNames } from '@rollcall/shared/words/findings';
import {
  shownOfTrainingCases,
  trainingCaseColumns,
  trainingCaseImport,
  trainingCaseWords,
} from '@rollcall/shared/words/training-cases';
import { sql } from 'kysely';
import { scopeOfSession } from '../../auth/permissions.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { columnKinds } from '../../imports/column-kinds.ts';
import { eachOnce } from '../../imports/each-once.ts';
import { defineImport, inTurn, type RowOutcome } from '../../imports/import-definition.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { readReveals } from '../assert-reveals-nobody.ts';
import { listCandidates, proposeCase } from './propose-case.ts';
import {
  caseSort,
  casesWith,
  confirmedAs,
  countPacks,
  findCase,
  lockLibrary,
  type StoredCase,
  selectImported,
} from './repository.ts';
import {
  addCase,
  canChange,
  changeCase,
  insertWithFact,
  textsOf,
  updateWithFact,
  withdrawCase,
  written,
} from './save-case.ts';

const { read, candidates, propose, create, change, withdraw } = trainingCases.endpoints;

const importCases = defineImport({
  kind: trainingCaseList.key,
  access: create.parts.access,
  title: trainingCaseWords.library.zh,
  columns: {
    title: columnKinds.name(60).required(trainingCaseImport.title),
    violationClass: columnKinds.words(violationClassNames).required(trainingCaseImport.violationClass),
    text: columnKinds.text(4000).required(trainingCaseImport.text),
    rule: columnKinds.text(1000).required(trainingCaseImport.rule),
    advice: columnKinds.text(1000).required(trainingCaseImport.advice),
    source: columnKinds.text(200).required(trainingCaseImport.source),
  },
  // Two imports at once don't add the same case twice.
  lock: lockLibrary,
  async plan(tx, rows, { problems, faulty, by, now }) {
    const revealsIn = await readReveals(tx);
    for (const { number: row, values } of [...faulty, ...rows]) {
      for (const [column, said] of Object.entries(written(values))) {
        if (said.length < 2) problems.add({ row, column }, 'too_short', 2);
        const found = revealsIn(said).map((reveal) => reveal.found);
        if (found.length > 0) problems.add({ row, column }, 'case_names', found);
      }
    }
    const known = new Map<string, StoredCase>();
    for (const one of await selectImported(tx)) {
      const key = keyOf(one);
      // One that is there counts before one that somebody took out.
      if (known.get(key)?.withdrawnReason !== null) known.set(key, one);
    }
    const outcomes: RowOutcome[] = [];
    const writes: ((tx: Transaction) => Promise<unknown>)[] = [];
    for (const { number: row, values } of eachOnce(rows, 'title', ({ values }) => keyOf(values), problems)) {
      const before = known.get(keyOf(values));
      const isSame = before !== undefined && sameTexts(before, values);
      if (before && before.withdrawnReason !== null && !isSame) {
        problems.refuse({ row, column: 'title' }, 'case_withdrawn', shownOfTrainingCases.problems);
      }
      outcomes.push({ row, becomes: isSame ? 'unchanged' : before ? 'changed' : 'added' });
      if (isSame) continue;
      const { source, ...texts } = values;
      const added = { ...textsOf(texts), source, strip: null, findingId: null };
      writes.push((writing) =>
        before ? updateWithFact(writing, before, textsOf(texts), by) : insertWithFact(writing, added, { by, at: now }),
      );
    }
    return { outcomes, write: inTurn(writes) };
  },
});

/** A cell has no line breaks, and blanks within Chinese text go. */
const plain = (text: string | null) => (text ?? '').replace(/\s+/g, '');

function keyOf({ title, source }: { title: string; source: string | null }): string {
  return JSON.stringify([plain(title), plain(source)]);
}

function sameTexts(one: CaseTexts, other: CaseTexts): boolean {
  return (
    one.violationClass === other.violationClass &&
    (['text', 'rule', 'advice'] as const).every((field) => plain(one[field]) === plain(other[field]))
  );
}

export const servedTrainingCases: ServedResource<typeof importCases> = {
  imports: [importCases],
  lists: [
    serveList(trainingCaseList, {
      title: trainingCaseWords.library,
      columns: trainingCaseColumns,
      sort: caseSort,
      select: async ({ db }, filters, { session }) => {
        const writes = mayWrite(session);
        return casesWith(db, filters, writes).select(sql<boolean>`${writes}::boolean`.as('writes'));
      },
      toRow: ({ writes, ...row }) => toRow(row, writes),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, session }) => detailOf(db, params.caseId, session)),
    serve(candidates, async ({ session, dataScope }) => {
      const rows = await listCandidates(db, { ...session, dataScope });
      return {
        rows: rows.map(({ shiftId: _, closedAt, ...row }) => ({ ...row, closedAt: closedAt.toISOString() })),
      };
    }),
    serve(propose, ({ params, query, session, dataScope }) =>
      proposeCase(db, { ...session, dataScope }, params.findingId, { language: query.lang, now: now() }),
    ),
    serve(create, async ({ body, session, dataScope }) => {
      const caseId = await addCase({ db, now }, { ...session, dataScope }, body);
      return detailOf(db, caseId, session);
    }),
    serve(change, async ({ params, body, session, dataScope }) => {
      await changeCase({ db, now }, { ...session, dataScope }, params.caseId, body);
      return detailOf(db, params.caseId, session);
    }),
    serve(withdraw, async ({ params, body, session, dataScope }) => {
      await withdrawCase({ db, now }, { ...session, dataScope }, params.caseId, body.reason);
      return detailOf(db, params.caseId, session);
    }),
  ],
};

/** @throws AppError `not_found` */
async function detailOf(db: Database, caseId: string, session: SignedIn): Promise<TrainingCaseDetail> {
  const row = await findCase(db, caseId);
  if (!row) throw errors.notFound(`The case ${caseId}`);
  const writes = mayWrite(session);
  const confirmed = row.findingId === null ? undefined : await confirmedAs(db, row.findingId);
  return {
    ...toRow(row, writes),
    strip: writes || row.why === null ? row.strip : null,
    version: row.version,
    findingId: writes ? row.findingId : null,
    createdBy: writes ? row.createdBy : null,
    packs: await countPacks(db, caseId),
    may: { write: writes && canChange(row, confirmed) },
    history: writes ? await selectHistoryOf(db, `training_case:${caseId}`) : [],
  };
}

function mayWrite(session: SignedIn): boolean {
  return scopeOfSession(session, 'training.cases') !== undefined;
}

/** @param writes whether it is shown to somebody who writes cases: others see nothing of what left the library */
function toRow(row: StoredCase, writes: boolean): TrainingCaseRow {
  const seen = writes || row.why === null;
  const said = (text: string) => (seen ? text : '');
  return {
    caseId: row.caseId,
    caseNo: row.caseNo,
    title: said(row.title),
    violationClass: row.violationClass,
    text: said(row.text),
    rule: said(row.rule),
    advice: said(row.advice),
    origin: row.origin,
    source: seen ? row.source : null,
    withdrawn:
      row.why === null
        ? null
        : {
            why: row.why,
            reason: writes ? row.withdrawnReason : null,
            at: (row.leftAt ?? row.createdAt).toISOString(),
          },
    createdAt: row.createdAt.toISOString(),
  };
}
