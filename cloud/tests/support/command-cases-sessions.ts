import type { TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { sql } from 'kysely';
import { type CommandCase, casesOf } from './command-case.ts';
import type { RosterSetup } from './roster-setup.ts';
import { made, reason, type Somebody } from './second-person-cases.ts';

const at = (time: string) => `2026-11-24T${time}:00+08:00`;

/** It is seven o'clock: it goes on, unless it is told to be over. */
const session = (changes: object = {}) => ({
  ...{ topic: '学习', violationClasses: [], place: '会议室', unitCode: null, packId: null },
  ...{ startsAt: at('06:30'), endsAt: at('12:30'), badgeNos: ['100001', '100002'] },
  ...changes,
});

async function planned(setup: RosterSetup, giver: Somebody, changes: object = {}): Promise<string> {
  return (await made(setup, giver, 'training-sessions', session(changes))).sessionId;
}

/** By somebody else, for an officer who chose his password himself. */
async function attended(setup: RosterSetup, { username }: Somebody): Promise<string> {
  await setup.db.updateTable('account').set({ own_password: true }).where('username', '=', username).execute();
  return planned(setup, { username: '', cookie: await setup.signIn('inspector') });
}

/** Commands about training sessions by those who plan them, and by those who attend. */
export const sessionCommands: readonly CommandCase[] = [
  ...casesOf('inspector', {
    'POST training-sessions': () => ({ method: 'POST', path: 'training-sessions', body: session() }),
    'PATCH training-sessions/{sessionId}': async (setup, giver) => ({
      method: 'PATCH',
      path: `training-sessions/${await planned(setup, giver)}`,
      body: { version: 0, topic: '另一个题目' },
    }),
    'POST training-sessions/{sessionId}/cancel': async (setup, giver) => ({
      method: 'POST',
      path: `training-sessions/${await planned(setup, giver)}/cancel`,
      body: { version: 0, reason },
    }),
    'PUT training-sessions/{sessionId}/list': async (setup, giver) => ({
      method: 'PUT',
      path: `training-sessions/${await planned(setup, giver)}/list`,
      body: { version: 0, badgeNos: ['100001'] },
    }),
    'PUT training-sessions/{sessionId}/absences/{badgeNo}': async (setup, giver) => ({
      method: 'PUT',
      path: `training-sessions/${await planned(setup, giver)}/absences/100001`,
      body: { version: 0, reason },
    }),
    'POST training-sessions/{sessionId}/sign-off': async (setup, giver) => ({
      method: 'POST',
      path: `training-sessions/${await planned(setup, giver, { endsAt: at('06:50') })}/sign-off`,
      body: { version: 0, remarks: '' },
    }),
  }),
  ...casesOf('officer', {
    'POST training-sessions/{sessionId}/attendance': async (setup, giver) => ({
      method: 'POST',
      path: `training-sessions/${await attended(setup, giver)}/attendance`,
      body: {},
    }),
    'POST training-sessions/{sessionId}/confirmation': async (setup, giver) => {
      const sessionId = await attended(setup, giver);
      const cookie = await setup.signIn('inspector');
      const body = { version: 0, badgeNos: ['100001'] };
      await setup.call(cookie, 'PUT', `training-sessions/${sessionId}/list`, body);
      return { method: 'POST', path: `training-sessions/${sessionId}/confirmation`, body: { present: true } };
    },
    'POST training-sessions/{sessionId}/answers': async (setup, giver) => {
      const sessionId = await attended(setup, giver);
      await askQuestions(setup, sessionId);
      await setup.call(giver.cookie, 'POST', `training-sessions/${sessionId}/attendance`);
      const { body }: { body: TrainingSessionDetail } = await setup.call(
        giver.cookie,
        'GET',
        `training-sessions/${sessionId}`,
      );
      return {
        method: 'POST',
        path: `training-sessions/${sessionId}/answers`,
        body: { options: body.ownQuestions?.map(() => 0) },
      };
    },
  }),
];

async function askQuestions({ db }: RosterSetup, sessionId: string): Promise<void> {
  const questions = JSON.stringify([{ text: '没电了怎么办？', options: ['换备机', '等下班'], right: 0 }]);
  await sql`
    insert into parameter_version (parameters, reason, set_by, set_at) values ('{"trainingQuestions": true}', '测试', 'test', now())
  `.execute(db);
  await sql`
    with issue as (
      insert into bulletin (kind, period_from, period_to, cut_off, taken_at, input_text, input_digest, content, texts)
      select 'weekly', date '2020-01-06' + 7 * count(*)::integer, date '2020-01-12' + 7 * count(*)::integer, now(), now(),
        '{}', '', '{}', '{}'
      from study_pack
      returning bulletin_id
    ), pack as (
      insert into study_pack (bulletin_id, title, questions, created_at)
      select bulletin_id, '学习材料', ${questions}, now() from issue
      returning pack_id
    )
    update training_session set pack_id = pack.pack_id from pack where session_id = ${sessionId}
  `.execute(db);
}
