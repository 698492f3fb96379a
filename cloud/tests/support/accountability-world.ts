import type { SentAttachment } from '@rollcall/shared/attachments';
import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { CaseDetail, CaseEntry, CaseEntryRow, EntryRole } from '@rollcall/shared/resources/accountability-cases';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { sql } from 'kysely';
import { at } from './duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './explaining-setup.ts';

export type Told = CaseDetail & Partial<Problem>;
export const reason = '已核实';
const paper = { documentNo: '〔2040〕12号', documentOn: '2040-03-12', office: '县公安局' };

/** A Monday. Who is told something then has until the end of Thursday. */
export const monday = at('09:00', 2);
export const hearingOver = at('00:00', 6);

let leaders = 0;

/** People who open, hear and decide cases, at an hour that a test sets. */
export async function startAccountability() {
  let clock = monday;
  const setup = await startExplaining(() => clock);
  const { db } = setup.world;

  /** A confirmed finding of an officer whom somebody led: both are signed in. */
  async function confirmedFinding(violationClass: ViolationClass = 'incomplete', ledBy?: string) {
    const found = await officerWithGap(setup);
    const { findingId, badgeNo, officer } = found;
    const inspector = await setup.signIn('inspector');
    const leaderBadgeNo = ledBy ?? String(300_001 + leaders++);
    if (ledBy === undefined) await setup.world.officer(leaderBadgeNo, 'squad-1');
    const leader = await setup.signIn('squad_leader', 'squad-1', leaderBadgeNo);
    await sql`update finding set leaders = ${JSON.stringify({ [badgeNo]: leaderBadgeNo })}::jsonb
      where finding_id = ${findingId}`.execute(db);
    await officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
    await inspector.post(`findings/${findingId}/steps`, {
      step: 'confirm',
      reason,
      violationClass,
      badgeNos: [badgeNo],
    });
    if (violationClass === 'unauthorised_deletion') {
      const { rows } = (await inspector.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body;
      const second = await setup.signIn('inspector');
      await second.post(`finding-decisions/${rows[0]?.decisionId}/second`, { decision: 'agreed', reason });
    }
    return { ...found, inspector, leaderBadgeNo, leader };
  }

  const openOn = (who: Person, ...findingIds: string[]) =>
    who.post<Told>('accountability-cases', { reason: '录像保存不全', source: { kind: 'findings', findingIds } });

  /** A case about such a finding, opened by its inspector. */
  async function openCase(violationClass: ViolationClass = 'incomplete') {
    const found = await confirmedFinding(violationClass);
    const { body } = await openOn(found.inspector, found.findingId);
    const idOf = (role: EntryRole) => body.entries.find((entry) => entry.role === role)?.entryId ?? '';
    return { ...found, caseId: body.caseId, person: idOf('person'), led: idOf('leader') };
  }

  return {
    setup,
    db,
    confirmedFinding,
    openOn,
    openCase,
    now: () => clock,
    setClock(to: Date) {
      clock = to;
    },
    later() {
      clock = new Date(clock.getTime() + 60_000);
    },
    disableEverybody: () => sql`update account set disabled_at = now()`.execute(db),
    stop: () => setup.stop(),
  };
}

const entry = (entryId: string, what: string) => `accountability-cases/entries/${entryId}/${what}`;
export const say = (who: Person, entryId: string, body: object = { text: '当时在处置警情' }) =>
  who.post<Told>(entry(entryId, 'statements'), body);
export const decide = (who: Person, entryId: string, body: object = { outcome: 'reminder_talk' }) =>
  who.post<Told>(entry(entryId, 'decision'), { reason, ...body });
export const record = (who: Person, entryId: string, outcome: string, body: object = {}) =>
  who.post<Told>(entry(entryId, 'record'), { outcome, reason, ...paper, ...body });
export const see = (who: Person, entryId: string) => who.post<Told>(entry(entryId, 'notices'), {});
export const notify = async (who: Person, entryId: string, body: object) => {
  const scan = await who.upload<SentAttachment>('attachments?fileName=a.pdf', Buffer.from('%PDF-1.7 a slip'));
  return who.post<Told>(entry(entryId, 'slips'), { ...body, attachmentId: scan.body.attachmentId });
};
export const appeal = (who: Person, entryId: string) =>
  who.post<Told>(entry(entryId, 'appeals'), { reason: '当时在处置警情' });
export const settle = (who: Person, { appealed }: CaseEntry, decision: string) =>
  who.post<Told>(`accountability-cases/appeals/${appealed?.appealId}/decision`, {
    decision,
    reason,
    ground: 'outside_cause',
  });
export const readCase = async (who: Person, caseId: string) =>
  (await who.get<Told>(`accountability-cases/${caseId}`)).body;
export const listed = async (who: Person, filters = '') =>
  (await who.get<{ rows: CaseEntryRow[] }>(`accountability-cases?limit=200&${filters}`)).body.rows;

/** `done`, or the status and the code of a refusal. */
export const outcomeOf = async (told: Promise<{ status: number; body: Partial<Problem> }>) => {
  const { status, body } = await told;
  return status < 300 ? 'done' : `${status} ${body.code}`;
};

export function entryOf({ entries }: CaseDetail, role: EntryRole): CaseEntry {
  const found = entries.find((one) => one.role === role);
  if (!found) throw new Error(`no ${role} in the case`);
  return found;
}
