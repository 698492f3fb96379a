import type { StudyPackDetail } from '@rollcall/shared/resources/study-packs';
import { composeSlides } from '@rollcall/shared/training/compose-pack';
import { scopeOfSession } from '../../auth/permissions.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { casesOfPack } from './cases-of-pack.ts';
import { contentOfPack, findPack, isFixed, toPackRow } from './repository.ts';

/** A study pack as it is shown now: a case that left the library meanwhile isn't told any more. @throws not_found */
export async function packDetail(db: Database, session: SignedIn, packId: string): Promise<StudyPackDetail> {
  const pack = await findPack(db, packId);
  if (!pack) throw errors.notFound('The study pack');
  const { title, advice, questions, case_ids: caseIds, version } = pack;
  const content = await contentOfPack(db, pack.bulletin_id);
  const fixed = await isFixed(db, packId);
  const writes = scopeOfSession(session, 'training.cases') !== undefined;
  const asks = (await readParameters(db)).trainingQuestions;
  return {
    ...toPackRow(pack),
    ...{ version, caseIds, advice, fixed, may: { write: writes && !fixed } },
    questionsWithAnswers: scopeOfSession(session, 'training.plan') === undefined ? null : questions,
    slides: composeSlides({
      ...{ content, title, brigade: content.brigade, advice, questions: asks ? questions : [] },
      cases: await casesOfPack(db, caseIds),
    }),
    // It has the right answers, and who wrote what.
    history: writes ? await selectHistoryOf(db, `study_pack:${packId}`) : [],
  };
}
