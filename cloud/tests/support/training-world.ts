import { randomUUID } from 'node:crypto';
import { findingRoutes } from '@rollcall/cloud/api/finding-routes';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { insertParameterVersion } from '@rollcall/cloud/registry/parameter-repository';
import { servedTrainingEffect } from '@rollcall/cloud/training/effect/routes';
import { servedReOffences } from '@rollcall/cloud/training/re-offences/routes';
import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Role } from '@rollcall/shared/http/permissions';
import { type Parameters, parametersSchema } from '@rollcall/shared/resources/parameters';
import { addDays } from '@rollcall/shared/rules/local-date';
import fc from 'fast-check';
import { sql } from 'kysely';
import { callApi } from './call-api.ts';
import { startDutyWorld } from './duty-world.ts';
import { letRulesBegin } from './let-rules-begin.ts';
import { noStore } from './no-store.ts';
import { startPageApi } from './start-page-api.ts';

/** How a finding stands: the first two are confirmed. */
/** `taken_back`: it was confirmed, told anew, and then the data said that it isn't so. */
export type Standing =
  | 'confirmed'
  | 'closed'
  | 'told'
  | 'unfounded'
  | 'set_aside'
  | 'reopened'
  | 'waits'
  | 'taken_back';

/** Never recorded; wrongly used; a loss. Each in its own way by the two editions of the rules. */
export type MadeKind = 'no_footage' | 'late_import' | 'sequence_hole';
const ruleOf = { no_footage: 'coverage', late_import: 'late_import', sequence_hole: 'sequence_hole' } as const;

export interface MadeFinding {
  findingId: string;
  dutyDate: string;
  /** Otherwise `no_footage`. */
  kind?: MadeKind;
  violationClass: ViolationClass;
  confirmedAt: Date;
  standing: Standing;
  unitCode: string;
  badgeNos: string[];
}

export interface MadeSession {
  sessionId: string;
  startsAt: Date;
  violationClasses: ViolationClass[];
  state: 'planned' | 'signed_off' | 'cancelled';
  makesUpFor: string | null;
  /** Who must attend, by badge number. */
  expected: { badgeNo: string; unitCode: string; present: boolean; excused?: boolean }[];
}

export interface MadeTraining {
  findings: MadeFinding[];
  sessions: MadeSession[];
}

const firstDay = '2040-03-01';
/** Duty from this date on is judged by the second edition of the rules. */
export const rulesFrom = '2040-04-01';
export const dayOf = (days: number) => addDays(firstDay, days);
/** An instant of a day, by local time. */
export const momentOf = (days: number, time: string) => new Date(`${dayOf(days)}T${time}:00+08:00`);

/** HQ with two squads, and what training reads there; HQ's clock stands. */
export async function startTraining(now: Date, parameters: Partial<Parameters> = {}) {
  const world = await startDutyWorld();
  const { db } = world;
  const wanted = parametersSchema.parse(parameters);
  await db
    .transaction()
    .execute((tx) => insertParameterVersion(tx, { parameters: wanted, reason: 'test', setBy: 'test', setAt: now }));
  await letRulesBegin(db, rulesFrom);
  const resources = [servedReOffences, servedTrainingEffect];
  const api = await startPageApi({ db, hq: world.hq }, () => now, [
    ...findingRoutes({ db, now: () => now, store: noStore }),
    ...resources.flatMap(({ lists, routes }) => [
      ...lists.map(({ route }) => route({ db, now: () => now })),
      ...routes({ db, store: noStore, now: () => now }),
    ]),
  ]);
  const admin = await api.signInAs('brigade_admin');
  const { account_id: accountId } = await db
    .selectFrom('account')
    .select('account_id')
    .where('username', '=', admin.username)
    .executeTakeFirstOrThrow();

  async function signIn(role: Role, unitCode: string | null = null, badgeNo: string | null = null) {
    const { cookie } = await api.signInAs(role, unitCode, badgeNo);
    return <Body>(path: string) => callApi<Body>(api.url, { method: 'GET', path, cookie });
  }

  async function add({ findings, sessions }: MadeTraining): Promise<void> {
    await db.transaction().execute(async (tx) => {
      for (const one of findings) {
        const {
          findingId,
          dutyDate,
          kind = 'no_footage',
          violationClass,
          confirmedAt,
          standing,
          unitCode,
          badgeNos,
        } = one;
        const handling =
          { reopened: 'told', set_aside: 'confirmed', waits: 'told', taken_back: 'closed' }[standing as string] ??
          standing;
        const state = { set_aside: 'set_aside', taken_back: 'resolved' }[standing as string] ?? 'open';
        const judged = ['confirmed', 'closed', 'unfounded', 'set_aside'].includes(standing) ? '{}' : null;
        await sql`
          insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at,
            changed_at, told_at, answer_due_on, rules_edition, handling, judged, set_aside, resolved_at)
          values (${findingId}, ${ruleOf[kind]}, ${kind}, ${`shift:${randomUUID()}`}, ${badgeNos[0] ?? null}, ${unitCode},
            ${dutyDate}, ${state}, ${JSON.stringify(emptyDetail)}, ${confirmedAt},
            ${confirmedAt}, ${confirmedAt}, ${dutyDate}, ${dutyDate < rulesFrom ? 1 : 2}, ${handling}, ${judged}::jsonb, ${standing === 'set_aside' ? '{}' : null}::jsonb,
            ${state === 'resolved' ? confirmedAt : null})`.execute(tx);
        const decide = (step: string, state: string, at: Date) =>
          tx
            .insertInto('finding_decision')
            .values({
              ...{
                finding_id: findingId,
                step: step as 'confirm',
                state: state as 'counts',
                finding_kind: kind,
              },
              violation_class: step === 'confirm' ? violationClass : null,
              ...{ badge_nos: badgeNos, reason: '已核实', decided_by: accountId, decided_at: at },
            })
            .execute();
        const after = new Date(confirmedAt.getTime() + 60_000);
        if (standing === 'unfounded') await decide('unfounded', 'counts', confirmedAt);
        else if (standing === 'waits') await decide('confirm', 'waits', confirmedAt);
        else if (standing !== 'told') await decide('confirm', 'counts', confirmedAt);
        if (standing === 'reopened') await decide('reopen', 'counts', after);
        if (standing === 'closed') await decide('close', 'counts', after);
      }
      for (const session of sessions) {
        const signedOff = session.state === 'signed_off';
        await tx
          .insertInto('training_session')
          .values({
            ...{ session_id: session.sessionId, state: session.state, topic: '周一学习', place: '会议室' },
            ...{ violation_classes: session.violationClasses, unit_code: null, starts_at: session.startsAt },
            ends_at: new Date(session.startsAt.getTime() + 3_600_000),
            ...{ makes_up_for: session.makesUpFor, planned_by: 'test', created_at: session.startsAt },
            ...{ signed_off_by: signedOff ? 'test' : null, signed_off_at: signedOff ? session.startsAt : null },
            cancelled_reason: session.state === 'cancelled' ? '台风' : null,
          })
          .execute();
        for (const { badgeNo, unitCode, present, excused } of session.expected) {
          await tx
            .insertInto('training_attendance')
            .values({
              ...{ session_id: session.sessionId, badge_no: badgeNo, unit_code: unitCode },
              ...(present ? { attended_at: session.startsAt, attended_by: 'own_page' as const } : {}),
              ...(excused ? { absence_reason: '出庭', absence_by: 'test' } : {}),
            })
            .execute();
        }
      }
    });
  }

  return {
    world,
    db,
    signIn,
    add,
    async stop() {
      await api.stop();
      await world.stop();
    },
  };
}

const classes = ['incomplete', 'improper_use'] as const;
const standings = fc.constantFrom<Standing>(
  ...(['confirmed', 'confirmed', 'confirmed', 'closed', 'closed'] as const),
  ...(['told', 'unfounded', 'set_aside', 'reopened', 'waits', 'taken_back'] as const),
);
const either = fc.constantFrom(...classes);
const findingPlan = fc.record({
  day: fc.nat(40),
  after: fc.nat(12),
  time: fc.constantFrom('00:00', '09:30', '23:59'),
  kind: fc.constantFrom('no_footage', 'no_footage', 'late_import', 'sequence_hole'),
  violationClass: either,
  standing: standings,
  who: fc.constantFrom([0], [0], [1], [0, 1]),
});
const sessionPlan = fc.record({
  day: fc.nat(45),
  time: fc.constantFrom('00:10', '09:00', '22:30'),
  violationClasses: fc.subarray([...classes]),
  state: fc.constantFrom('planned', 'signed_off', 'signed_off', 'cancelled'),
  makesUp: fc.option(fc.nat(5)),
  expected: fc.constantFrom([0], [1], [0, 1]),
  present: fc.tuple(fc.boolean(), fc.boolean()),
});
const plan = fc.record({
  findings: fc.array(findingPlan, { minLength: 2, maxLength: 9 }),
  sessions: fc.array(sessionPlan, { maxLength: 5 }),
});

/** So many pairs of officers, each with what happened to them; all of a pair in one of the squads, or one in each. */
export function anyTraining(seed: number, pairs: number): MadeTraining & { officers: Map<string, string> } {
  const made = { findings: [] as MadeFinding[], sessions: [] as MadeSession[], officers: new Map<string, string>() };
  fc.sample(plan, { seed, numRuns: pairs }).forEach(({ findings, sessions }, index) => {
    const badges = [`${300_000 + index * 2}`, `${300_001 + index * 2}`];
    const units = [`squad-${(index % 2) + 1}`, index % 3 === 0 ? 'squad-1' : 'squad-2'];
    badges.forEach((badgeNo, nr) => {
      made.officers.set(badgeNo, units[nr] ?? '');
    });
    for (const { day, after, time, kind, violationClass, standing, who } of findings) {
      made.findings.push({
        ...{ findingId: randomUUID(), dutyDate: dayOf(day), kind, violationClass, standing },
        confirmedAt: momentOf(day + after, time),
        unitCode: units[who[0] ?? 0] ?? '',
        badgeNos: who.map((nr) => badges[nr] ?? ''),
      });
    }
    const own: MadeSession[] = [];
    for (const { day, time, violationClasses, state, makesUp, expected, present } of sessions) {
      own.push({
        ...{ sessionId: randomUUID(), startsAt: momentOf(day, time), violationClasses, state },
        makesUpFor: makesUp === null ? null : (own[makesUp]?.sessionId ?? null),
        expected: expected.map((nr) => ({
          ...{ badgeNo: badges[nr] ?? '', unitCode: units[nr] ?? '', present: present[nr] ?? false },
        })),
      });
    }
    made.sessions.push(...own);
  });
  return made;
}
