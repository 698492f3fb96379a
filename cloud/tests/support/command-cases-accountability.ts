import { randomUUID } from 'node:crypto';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { sql } from 'kysely';
import { type Command, type CommandCase, casesOf } from './command-case.ts';
import type { RosterSetup } from './roster-setup.ts';
import { made, reason } from './second-person-cases.ts';

/** A confirmed finding of officer 100001. */
async function confirmed({ db }: RosterSetup): Promise<string> {
  const findingId = randomUUID();
  const at = new Date('2026-11-24T06:00:00+08:00');
  await sql`
    insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
      told_at, answer_due_on, handling, judged)
    values (${findingId}, 'coverage', 'no_footage', ${`shift:${randomUUID()}`}, '100001', 'S1', '2026-11-24', 'open',
      ${JSON.stringify(emptyDetail)}, ${at}, ${at}, ${at}, '2026-11-26', 'confirmed', '{}')`.execute(db);
  await sql`
    insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
    select ${findingId}, 'confirm', 'counts', 'no_footage', 'incomplete', array['100001'], ${reason}, account_id, ${at}
    from account limit 1`.execute(db);
  return findingId;
}

const fromFinding = async (setup: RosterSetup) => ({
  reason: '录像保存不全',
  source: { kind: 'findings', findingIds: [await confirmed(setup)] },
});

type Step = 'opened' | 'heard' | 'decided' | 'appealed' | 'final';

/** A case of officer 100001 that has come so far, by people who do nothing else. */
export async function caseAt(setup: RosterSetup, step: Step) {
  const by = async (...who: Parameters<typeof setup.signIn>) => ({ username: '', cookie: await setup.signIn(...who) });
  const officer = await by('officer', null, '100001');
  const opened = await made(setup, await by('inspector'), 'accountability-cases', await fromFinding(setup));
  const { entryId } = opened.entries[0];
  const ids = { caseId: opened.caseId, entryId, appealId: '' };
  const path = `accountability-cases/entries/${entryId}`;
  if (step === 'opened') return ids;
  await made(setup, officer, `${path}/statements`, { text: '当时在处置警情' });
  if (step === 'heard') return ids;
  const outcome = step === 'final' ? 'none' : 'reminder_talk';
  const letOff = step === 'final' ? { ground: 'outside_cause' } : {};
  await made(setup, await by('brigade_leader'), `${path}/decision`, { outcome, reason, ...letOff });
  if (step !== 'appealed') return ids;
  const appealed = await made(setup, officer, `${path}/appeals`, { reason });
  return { ...ids, appealId: appealed.entries.at(-1).appealed.appealId };
}

const post = (path: string, body: object): Command => ({ method: 'POST', path: `accountability-cases${path}`, body });

/** Commands about cases. */
export const accountabilityCommands: readonly CommandCase[] = [
  ...casesOf('inspector', {
    'POST accountability-cases': async (setup) => post('', await fromFinding(setup)),
    'POST accountability-cases/entries/{entryId}/record': async (setup) => {
      const { entryId } = await caseAt(setup, 'opened');
      const paper = { documentNo: '〔2026〕12号', documentOn: '2026-11-24', office: '县公安局' };
      return post(`/entries/${entryId}/record`, { outcome: 'suspension', reason, ...paper });
    },
    'POST accountability-cases/{caseId}/reopenings': async (setup) => {
      const { caseId, entryId } = await caseAt(setup, 'final');
      return post(`/${caseId}/reopenings`, { entryIds: [entryId], reason });
    },
    'POST accountability-cases/reopenings/{reopeningId}/second': async (setup) => {
      const { caseId, entryId } = await caseAt(setup, 'final');
      const first = { username: '', cookie: await setup.signIn('brigade_leader') };
      const body = { entryIds: [entryId], reason };
      const { reopening } = await made(setup, first, `accountability-cases/${caseId}/reopenings`, body);
      return post(`/reopenings/${reopening.reopeningId}/second`, { decision: 'agreed', reason });
    },
  }),
  ...casesOf('officer', {
    'POST accountability-cases/entries/{entryId}/statements': async (setup) =>
      post(`/entries/${(await caseAt(setup, 'opened')).entryId}/statements`, { text: '当时在处置警情' }),
    'POST accountability-cases/entries/{entryId}/notices': async (setup) =>
      post(`/entries/${(await caseAt(setup, 'decided')).entryId}/notices`, {}),
    'POST accountability-cases/entries/{entryId}/appeals': async (setup) =>
      post(`/entries/${(await caseAt(setup, 'decided')).entryId}/appeals`, { reason }),
  }),
  ...casesOf('brigade_leader', {
    'POST accountability-cases/entries/{entryId}/decision': async (setup) =>
      post(`/entries/${(await caseAt(setup, 'heard')).entryId}/decision`, { outcome: 'reminder_talk', reason }),
    'POST accountability-cases/appeals/{appealId}/decision': async (setup) =>
      post(`/appeals/${(await caseAt(setup, 'appealed')).appealId}/decision`, {
        decision: 'upheld',
        reason,
        ground: 'outside_cause',
      }),
  }),
];
