import type { Database } from '@rollcall/cloud/db/database';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { sql } from 'kysely';
import type { ScoreWorld, WorldFinding } from './score-world.ts';
import { localDay } from './score-world-time.ts';

/** Writes the rows that HQ would have of these years. @param owner of the schema */
export async function storeScoreWorld(owner: Database, world: ScoreWorld): Promise<void> {
  const { officers, unitCodes, shifts, findings, versions } = world;
  await insert(
    owner,
    'unit',
    unitCodes.map((unit_code) => ({ unit_code, name: unit_code, kind: 'squad' })),
  );
  const people = officers.map(({ badgeNo, createdAt, leftOn, units }) => ({
    ...{ badge_no: badgeNo, name: badgeNo, kind: 'sworn', unit_code: units.at(-1)?.unitCode ?? '', left_on: leftOn },
    created_at: time(createdAt),
  }));
  await insert(owner, 'officer', people);
  const led = officers.flatMap(({ badgeNo, units }) =>
    units.map(({ unitCode, until }, nr) => ({
      ...{
        badge_no: badgeNo,
        unit_code: unitCode,
        led_from: time(units[nr - 1]?.until ?? null),
        led_until: time(until),
      },
    })),
  );
  await sql`delete from leadership where badge_no like '7%'`.execute(owner);
  await insert(owner, 'leadership', led);
  const accounts = officers.map(({ badgeNo }) => ({
    account_id: accountOf(badgeNo),
    username: badgeNo,
    badge_no: badgeNo,
  }));
  await insert(
    owner,
    'account',
    accounts.map((one) => ({ ...one, password_hash: 'x', role: 'officer' })),
  );
  const by = accounts[0]?.account_id;
  await insert(
    owner,
    'shift',
    shifts.map(({ badgeNo, startsAt, endsAt, isCancelled }) => ({
      ...{ badge_no: badgeNo, starts_at: time(startsAt), ends_at: time(endsAt), duty_date: localDay(startsAt) },
      ...{ duty_type: 'road_patrol', post: '', cancelled_at: isCancelled ? time(startsAt) : null },
    })),
  );
  await insert(owner, 'finding', findings.map(findingRow));
  await insert(
    owner,
    'finding_decision',
    findings.flatMap(({ findingId, decisions }) =>
      decisions.map(({ step, state, kind, violationClass, badgeNos, at }) => ({
        ...{ finding_id: findingId, step, state, finding_kind: kind, violation_class: violationClass },
        ...{ badge_nos: badgeNos, reason: 'x', decided_by: by, decided_at: time(at) },
        due_on: step === 'ask_more' ? localDay(at) : null,
      })),
    ),
  );
  await insert(
    owner,
    'finding_answer',
    findings.flatMap(({ findingId, kind, answers, answerDueOn }) =>
      answers.map(({ badgeNo, at }) => ({
        ...{
          finding_id: findingId,
          finding_kind: kind,
          text: 'x',
          answered_by: accountOf(badgeNo),
          answered_at: time(at),
        },
        late: localDay(at) > answerDueOn,
      })),
    ),
  );
  await storeReviews(owner, findings, by);
  await storeOrders(owner, findings, by);
  await insert(
    owner,
    'score_rules',
    versions.map(({ version, fromMonth, rules }) => ({
      ...{ version, from_month: fromMonth, rules, reason: 'x', set_by: 'x', set_at: '2040-01-02T00:00:00Z' },
    })),
  );
}

function findingRow(finding: WorldFinding): object {
  const { findingId, rule, kind, grade, edition, unitCode, badgeNo, alsoNamed, dutyDate, foundAt, answerDueOn } =
    finding;
  const { state, handling, judgedGrade, deduction } = finding;
  const at = time(foundAt);
  const detail = {
    ...emptyDetail,
    ...(alsoNamed.length > 0 ? { badgeNos: alsoNamed } : {}),
    ...(deduction === null ? {} : { spotCheck: { deduction } }),
  };
  return {
    ...{
      finding_id: findingId,
      rule_key: rule,
      kind,
      subject: findingId,
      badge_no: badgeNo,
      grade,
      unit_code: unitCode,
    },
    ...{ duty_date: dutyDate, state, detail, found_at: at, changed_at: at, told_at: at, answer_due_on: answerDueOn },
    ...{ handling, rules_edition: edition, resolved_at: state === 'resolved' ? at : null },
    judged: judgedGrade === undefined ? null : { grade: judgedGrade },
    set_aside: state === 'set_aside' ? {} : null,
  };
}

/** A review for each fault of a finding. */
async function storeReviews(owner: Database, findings: readonly WorldFinding[], by: string | undefined): Promise<void> {
  const faults = findings.flatMap(({ findingId, unitCode, foundAt, faults }) =>
    faults.map((fault) => ({ ...fault, findingId, unitCode, at: time(foundAt), reviewId: crypto.randomUUID() })),
  );
  await insert(
    owner,
    'review',
    faults.map(({ reviewId, badgeNo, unitCode, findingId, at }) => ({
      ...{ review_id: reviewId, kind: 'shift', item: findingId, round: 1, state: 'done', badge_no: badgeNo },
      ...{ unit_code: unitCode, starts_at: at, ends_at: at, reason: 'x', reviewer_id: by, assigned_at: at },
      ...{ checklist_version: 0, submitted_at: at, done_at: at, answers: {} },
    })),
  );
  await insert(
    owner,
    'review_fault',
    faults.map(({ reviewId, findingId, joined, deduction }) => ({
      ...{ review_id: reviewId, item_key: 'x', finding_id: findingId, joined, dimension: 'conduct', deduction },
    })),
  );
}

async function storeOrders(owner: Database, findings: readonly WorldFinding[], by: string | undefined): Promise<void> {
  const orders = findings.flatMap(({ findingId, kind, badgeNo, orders }) =>
    orders.map((order) => ({ ...order, findingId, kind, owner: badgeNo, id: crypto.randomUUID() })),
  );
  await insert(
    owner,
    'rectification',
    orders.map(({ id, findingId, kind, state, steps, owner: badgeNo }, nr) => ({
      ...{
        rectification_id: id,
        order_year: 2040,
        order_no: nr + 1,
        finding_id: findingId,
        finding_kind: kind,
        task: 'x',
      },
      ...{ owner_badge_no: badgeNo ?? '700000', due_on: steps.at(-1)?.dueOn, state, ordered_by: by },
      ordered_at: time(steps[0]?.at ?? 0),
      ended_why: state === 'ended' ? 'withdrawn' : null,
      settled_at: state === 'ended' || state === 'passed' ? time(steps.at(-1)?.at ?? 0) : null,
    })),
  );
  await insert(
    owner,
    'rectification_step',
    orders.flatMap(({ id, steps, owner: badgeNo }) =>
      steps.map(({ step, at, dueOn }, nr) => ({
        ...{ rectification_id: id, nr: nr + 1, step, text: 'x', owner_badge_no: badgeNo ?? '700000', due_on: dueOn },
        ...{ taken_by: by, taken_at: time(at) },
      })),
    ),
  );
}

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const accountOf = (badgeNo: string) => `00000000-0000-4000-8000-${badgeNo.padStart(12, '0')}`;

/** Rows by column name; the others get their defaults. */
async function insert(owner: Database, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    owner,
  );
}
