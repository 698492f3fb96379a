import type { StudyQuestion } from '@rollcall/shared/resources/study-packs';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { assertRevealsNobody } from '../assert-reveals-nobody.ts';
import { packProblem } from '../problem.ts';
import { casesOfPack } from './cases-of-pack.ts';
import { isFixed } from './repository.ts';

interface Written {
  version: number;
  title: string;
  caseIds: readonly string[];
  advice: string;
  questions: readonly StudyQuestion[];
}

/** @throws not_found, pack_changed, pack_fixed, pack_case_withdrawn, pack_names */
export async function writePack(db: Database, packId: string, written: Written, by: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const pack = await tx
      .selectFrom('study_pack')
      .select('version')
      .where('pack_id', '=', packId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!pack) throw errors.notFound('The study pack');
    // Whoever signs one of them off now waits, or is waited for.
    await tx.selectFrom('training_session').select('session_id').where('pack_id', '=', packId).forShare().execute();
    if (await isFixed(tx, packId)) throw packProblem('pack_fixed');
    if (pack.version !== written.version) throw packProblem('pack_changed');
    const caseIds = [...new Set(written.caseIds)];
    const caseNos = await assertInLibrary(tx, caseIds);
    const { title, advice, questions } = written;
    await assertRevealsNobody(tx, textsOf(written), 'pack_names');
    await tx
      .updateTable('study_pack')
      .set({
        ...{ title, advice, case_ids: caseIds, questions: JSON.stringify(questions) },
        version: pack.version + 1,
      })
      .where('pack_id', '=', packId)
      .execute();
    await appendFact(tx, {
      type: 'study_pack_changed',
      subject: `study_pack:${packId}`,
      payload: { by, title, cases: caseNos, advice, questions: questions.map(inOneLine) },
    });
  });
}

/** @throws not_found, pack_case_withdrawn @returns their numbers */
async function assertInLibrary(tx: Transaction, caseIds: readonly string[]): Promise<number[]> {
  const cases = await casesOfPack(tx, caseIds);
  if (cases.length < caseIds.length) throw errors.notFound('The case');
  const fields = cases.flatMap(({ kind, caseNo }, index) =>
    kind === 'case' ? [] : [{ path: `caseIds.${index}`, message: `case ${caseNo} left the library` }],
  );
  if (fields.length > 0) throw packProblem('pack_case_withdrawn', { fields });
  return cases.map(({ caseNo }) => caseNo);
}

function textsOf({ title, advice, questions }: Written): Record<string, string> {
  return Object.fromEntries([
    ['title', title],
    ['advice', advice],
    ...questions.flatMap(({ text, options }, nr) => [
      [`questions.${nr}.text`, text],
      ...options.map((option, at) => [`questions.${nr}.options.${at}`, option]),
    ]),
  ]);
}

/** As histories show it, with a mark at what is right. */
function inOneLine({ text, options, right }: StudyQuestion): string {
  return `${text} ${options.map((option, at) => (at === right ? `✓${option}` : option)).join(' / ')}`;
}
