import { hasOwnPassword } from '../../auth/accounts/repository.ts';
import type { Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { keepAttendance } from './keep-attendance.ts';
import { problem } from './problem.ts';
import type { Deps } from './save-session.ts';
import { signInWindow } from './sign-in-window.ts';

// What an officer says of himself: nobody says it for him, and nobody who could sign in as him.

type Who = Pick<SignedIn, 'accountId' | 'username' | 'badgeNo'>;

/** @throws not_found, attendance_made_password, attendance_not_expected, session_not_planned, attendance_too_early, attendance_too_late */
export async function attend(deps: Deps, who: Who, sessionId: string): Promise<void> {
  await asOneself(deps, who, sessionId, async ({ tx, at, badgeNo, session }) => {
    const outcome = await keepAttendance(tx, { sessionId, badgeNo, at, by: 'own_page', username: who.username });
    if (outcome !== 'not_open') return;
    if (session.state !== 'planned') throw problem('session_not_planned');
    const { from } = signInWindow(session, await readParameters(tx));
    throw problem(at < from ? 'attendance_too_early' : 'attendance_too_late');
  });
}

/**
 * Says whether a list is right that he was there. Who denied it may still say that he was; who is present stays so.
 * @throws not_found, attendance_made_password, attendance_not_expected, attendance_not_listed, session_not_planned
 */
export async function confirmAttendance(
  deps: Deps,
  who: Who,
  sessionId: string,
  { present }: { present: boolean },
): Promise<void> {
  await asOneself(deps, who, sessionId, async ({ tx, at, badgeNo, session, row }) => {
    if (session.state === 'cancelled') throw problem('session_not_planned');
    if (present && row.attended_at !== null) return;
    if (row.listed_at === null || row.attended_at !== null) throw problem('attendance_not_listed');
    if (present) {
      await keepAttendance(tx, { sessionId, badgeNo, at, by: 'list', username: who.username });
      return;
    }
    if (row.denied_at !== null) return;
    await tx
      .updateTable('training_attendance')
      .set({ denied_at: at })
      .where('session_id', '=', sessionId)
      .where('badge_no', '=', badgeNo)
      .execute();
    await appendFact(tx, {
      type: 'training_denied',
      subject: `training_session:${sessionId}`,
      payload: { by: who.username, badgeNo },
    });
  });
}

/** @throws not_found, attendance_made_password, attendance_not_expected, attendance_not_present, attendance_answered, attendance_no_questions */
export async function answerQuestions(
  deps: Deps,
  who: Who,
  sessionId: string,
  { options }: { options: readonly number[] },
): Promise<void> {
  await asOneself(deps, who, sessionId, async ({ tx, badgeNo, session, row }) => {
    if (session.state === 'cancelled') throw problem('session_not_planned');
    if (row.attended_at === null) throw problem('attendance_not_present');
    if (row.answers !== null) throw problem('attendance_answered');
    const { trainingQuestions } = await readParameters(tx);
    const questions = trainingQuestions ? (session.questions ?? []) : [];
    const answersAll =
      options.length === questions.length &&
      questions.every((question, index) => (options[index] ?? 0) < question.options.length);
    if (questions.length === 0 || !answersAll) throw problem('attendance_no_questions');
    const right = questions.filter((question, index) => question.right === options[index]).length;
    await tx
      .updateTable('training_attendance')
      .set({ answers: [...options], right_answers: right })
      .where('session_id', '=', sessionId)
      .where('badge_no', '=', badgeNo)
      .execute();
    await appendFact(tx, {
      type: 'training_answered',
      subject: `training_session:${sessionId}`,
      payload: { by: who.username, badgeNo, rightAnswers: right, questions: questions.length },
    });
  });
}

interface Own {
  tx: Transaction;
  at: Date;
  badgeNo: string;
  session: NonNullable<Awaited<ReturnType<typeof holdSession>>>;
  row: NonNullable<Awaited<ReturnType<typeof holdRow>>>;
}

async function asOneself(
  { db, now }: Deps,
  { accountId, badgeNo }: Who,
  sessionId: string,
  act: (own: Own) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const session = await holdSession(tx, sessionId);
    if (!session) throw errors.notFound('The training session');
    const row = badgeNo === null ? undefined : await holdRow(tx, sessionId, badgeNo);
    if (!row || badgeNo === null) throw problem('attendance_not_expected');
    if (!(await hasOwnPassword(tx, accountId))) throw problem('attendance_made_password');
    await act({ tx, at: now(), badgeNo, session, row });
  });
}

/** While it is held, nobody cancels or signs it off. */
async function holdSession(tx: Transaction, sessionId: string) {
  return tx
    .selectFrom('training_session as s')
    .leftJoin('study_pack as p', 'p.pack_id', 's.pack_id')
    .select(['s.state', 's.starts_at', 's.ends_at', 'p.questions'])
    .where('s.session_id', '=', sessionId)
    .forShare('s')
    .executeTakeFirst();
}

async function holdRow(tx: Transaction, sessionId: string, badgeNo: string) {
  return tx
    .selectFrom('training_attendance')
    .select(['attended_at', 'listed_at', 'denied_at', 'answers'])
    .where('session_id', '=', sessionId)
    .where('badge_no', '=', badgeNo)
    .forNoKeyUpdate()
    .executeTakeFirst();
}
