import { randomBytes, randomUUID } from 'node:crypto';
import { broughtItems } from '@rollcall/cloud/checks/checklists/brought-checklist';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import { sql } from 'kysely';
import { allInOrder, itemsWith } from './checked-items.ts';
import { at, squads, type World } from './every-list-world.ts';
import { inspectedItems } from './inspected-items.ts';
import { sampleMakers } from './sample-bulletin.ts';

export async function addCustody({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo, recorderSerial, officer, stationId } of squads) {
    const kiosk = { source: 'kiosk' as const, station_id: stationId, told_by: null };
    const page = { source: 'page' as const, station_id: null, told_by: 'test' };
    await tx
      .insertInto('custody_observation')
      .values({
        ...(nr === 1 ? kiosk : page),
        observation_id: randomUUID(),
        kind: nr === 1 ? 'check_out' : 'check_in',
        recorder_serial: recorderSerial,
        badge_no: badgeNo,
        at: at(`2${nr}T08:00`),
        spare_for: null,
        told_at: at('23T08:00'),
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
    const faulty = nr === 1;
    await tx
      .insertInto('pre_shift_check')
      .values({
        ...{ pre_shift_check_id: randomUUID(), recorder_serial: recorderSerial, badge_no: badgeNo, shift_id: null },
        ...{ duty_date: `2026-11-2${nr}`, checked_at: at(`2${nr}T07:50`), told_at: at('23T08:00'), report_id: null },
        ...{ items: JSON.stringify(faulty ? itemsWith({ sound: '' }) : allInOrder), charge_percent: 90 },
        ...{
          passed: !faulty,
          spare: faulty ? 'none_free' : null,
          spare_serial: null,
          station_id: null,
          told_by: 'test',
        },
      })
      .execute();
    await tx
      .updateTable('unit')
      .set({ spare_minimum: nr === 1 ? 0 : 2 })
      .where('unit_code', '=', unitCode)
      .execute();
    const span = { recorder_serial: recorderSerial, from_at: at(`2${nr}T08:00`), until_at: null };
    await tx
      .insertInto('custody_conflict')
      .values({ ...span, kind: nr === 1 ? 'two_check_outs' : 'entry_differs', badge_nos: [badgeNo] })
      .execute();
    const decided = { decided_by: people.admin, decided_at: at('23T08:00'), decision_reason: '查过' };
    await tx
      .insertInto('custody_dispute')
      .values({
        ...span,
        ...(nr === 1 ? { decided_by: null, decided_at: null, decision_reason: null } : decided),
        state: nr === 1 ? 'open' : 'dismissed',
        custody_id: randomUUID(),
        basis: 'check_out',
        badge_no: badgeNo,
        reason: `不是我领的 ${nr}`,
        disputed_by: people[officer],
        disputed_at: at(`2${nr}T09:00`),
      })
      .execute();
  }
}

/** The first edit waits for a decision, the second was made in October and withdrawn; somebody else explains the second gap. */
export async function addRoster({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo, leader } of squads) {
    await tx
      .insertInto('campaign')
      .values({ name: `整治 ${nr}`, campaign_type: 'other', starts_on: `2026-11-0${nr}`, ends_on: null })
      .execute();
    const shift = {
      ...{ shiftId: randomUUID(), badgeNo, dutyType: 'road_patrol', post: '人民路', breaks: [] },
      ...{ startsAt: at('01T08:00'), endsAt: at('01T16:00'), campaignId: null, plannedRecorderSerial: null },
    };
    const proposed_at = nr === 1 ? at('20T08:00') : new Date('2026-10-20T08:00:00Z');
    const { rows } = await sql<{ id: string }>`
      insert into roster_proposal (act, state, reason, change_count, from_at, until_at, proposed_by, proposer_name,
        proposed_at, decided_at)
      values ('shift_added', ${nr === 1 ? 'pending' : 'withdrawn'}, ${`漏排 ${nr}`}, 1, ${at('01T08:00')}, ${at('01T16:00')},
        ${people[leader]}, ${leader}, ${proposed_at}, ${nr === 1 ? null : proposed_at})
      returning roster_proposal_id as id`.execute(tx);
    await sql`
      insert into roster_proposal_change (roster_proposal_id, nr, thing, after, badge_nos, unit_codes)
      values (${rows[0]?.id}, 1, 'shift', ${JSON.stringify(shift)}, ${[badgeNo]}, ${[unitCode]})`.execute(tx);
    await sql`
      insert into exemption (badge_no, starts_at, ends_at, reason_code, explanation, asked_by, asked_at)
      values (${badgeNo}, ${at('24T10:00')}, ${at('24T10:30')}, 'weather', ${`暴雨 ${nr}`},
        ${nr === 1 ? people.officer1 : people.admin}, ${at(`2${nr}T10:00`)})`.execute(tx);
    // The second one was approved, and withdrawn by somebody else.
    await sql`
      update exemption set state = 'withdrawn', decided_by = ${people.leader2}, decided_at = ${at('23T08:00')},
        decision_reason = '属实', withdrawn_by = ${people.admin}, withdrawn_at = ${at('23T09:00')}, withdrawal_reason = '录错'
      where explanation = '暴雨 2'`.execute(tx);
    await sql`
      insert into outside_decision (kind, request_id, unit_code, badge_no, outcome, reason, document_no, decided_by,
        decided_on, entered_by, entered_at, state, closed_by, closed_at, rejection_reason)
      values (${nr === 1 ? 'exemption' : 'appeal'}, ${randomUUID()}, ${unitCode}, ${badgeNo}, 'granted', '属实',
        ${`〔2026〕${nr}号`}, '县公安局', '2026-11-20', ${people.admin}, ${at(`2${nr}T11:00`)},
        ${nr === 1 ? 'entered' : 'rejected'}, ${nr === 1 ? null : people.admin}, ${nr === 1 ? null : at('23T08:00')},
        ${nr === 1 ? null : '录错'})`.execute(tx);
  }
}

/** The first is overdue, the second passed. */
export async function addRectifications({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    const findingId = randomUUID();
    await sql`
      insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at,
        changed_at, told_at, answer_due_on, handling)
      values (${findingId}, 'coverage', 'no_footage', ${`shift:${randomUUID()}`}, ${badgeNo}, ${unitCode}, '2026-11-10',
        'open', ${JSON.stringify(emptyDetail)}, ${at('10T20:00')}, ${at('10T20:00')}, ${at('10T20:00')}, '2026-11-13',
        ${nr === 1 ? 'rectifying' : 'decided'})`.execute(tx);
    await sql`
      insert into rectification (order_year, order_no, finding_id, finding_kind, task, owner_badge_no, due_on, state,
        ordered_by, ordered_at, settled_at)
      values (2026, ${nr}, ${findingId}, 'no_footage', ${`检查录像 ${nr}`}, ${badgeNo}, '2026-11-20',
        ${nr === 1 ? 'ordered' : 'passed'}, ${people.admin}, ${at(`1${nr}T10:00`)}, ${nr === 1 ? null : at('19T10:00')})`.execute(
      tx,
    );
  }
}

/** The first wasn't put right in time, the second was. */
export async function addSpotOrders({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    const findingId = randomUUID();
    await sql`
      insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at,
        changed_at, told_at, answer_due_on)
      values (${findingId}, 'coverage', 'no_footage', ${`shift:${randomUUID()}`}, ${badgeNo}, ${unitCode}, '2026-11-10',
        'open', ${JSON.stringify(emptyDetail)}, ${at('10T20:00')}, ${at('10T20:00')}, ${at('10T20:00')}, '2026-11-13')`.execute(
      tx,
    );
    await sql`
      insert into spot_order (order_year, order_no, finding_id, unit_code, task, owner_badge_no, ordered_at, recorded_at,
        seen_at, due_at, state, ordered_by, settled_at)
      values (2026, ${nr}, ${findingId}, ${unitCode}, ${`马上戴好 ${nr}`}, ${badgeNo}, ${at(`1${nr}T10:00`)},
        ${at(`1${nr}T10:00`)}, ${at(`1${nr}T10:00`)}, ${at(`1${nr}T11:00`)}, ${nr === 1 ? 'ordered' : 'passed'},
        ${people.admin}, ${nr === 1 ? null : at('12T10:30')})`.execute(tx);
  }
}

/** One of each squad: the second one's later, and of another violation. */
export async function addReOffences({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    for (const dutyDate of ['2026-11-10', `2026-11-1${nr + 3}`]) {
      const [findingId, decidedAt] = [randomUUID(), new Date(`${dutyDate}T20:00:00+08:00`)];
      await sql`
        insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at,
          changed_at, told_at, answer_due_on, handling, judged)
        values (${findingId}, 'coverage', 'no_footage', ${`shift:${randomUUID()}`}, ${badgeNo}, ${unitCode}, ${dutyDate},
          'open', ${JSON.stringify(emptyDetail)}, ${decidedAt}, ${decidedAt}, ${decidedAt}, '2026-11-20', 'confirmed', '{}')`.execute(
        tx,
      );
      await sql`
        insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
        values (${findingId}, 'confirm', 'counts', 'no_footage', ${nr === 1 ? 'incomplete' : 'damaged'}, ${[badgeNo]}, '已核实',
          ${people.admin}, ${decidedAt})`.execute(tx);
    }
    const sessionId = randomUUID();
    await sql`
      insert into training_session (session_id, topic, violation_classes, place, unit_code, starts_at, ends_at, planned_by, created_at)
      values (${sessionId}, '全程录像', '{incomplete,damaged}', '会议室', ${unitCode}, ${at('12T09:00')}, ${at('12T10:00')}, 'test',
        ${at('11T09:00')})`.execute(tx);
    await tx
      .insertInto('training_attendance')
      .values({
        ...{ session_id: sessionId, badge_no: badgeNo, unit_code: unitCode },
        ...(nr === 1 ? { attended_at: at('12T09:00'), attended_by: 'own_page' as const } : {}),
      })
      .execute();
  }
}

/** One of each squad, with a finding of its officer under it. */
export async function addCauses({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    const findingId = randomUUID();
    await sql`
      insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at,
        changed_at, told_at, answer_due_on)
      values (${findingId}, 'coverage', 'no_footage', ${`shift:${randomUUID()}`}, ${badgeNo}, ${unitCode}, '2026-11-10',
        'open', ${JSON.stringify(emptyDetail)}, ${at('10T20:00')}, ${at('10T20:00')}, ${at('10T20:00')}, '2026-11-13')
    `.execute(tx);
    await sql`
      with cause as (
        insert into common_cause (title, kind, text, starts_at, unit_code, recommended, recorded_by, recorded_at)
        values (${`采集站停电 ${nr}`}, ${nr === 1 ? 'station_down' : 'other'}, '变电检修', ${at(`1${nr}T10:00`)}, ${unitCode},
          false, ${people.admin}, ${at(`1${nr}T11:00`)})
        returning cause_id
      )
      insert into finding_cause (finding_id, cause_id, attached_by, attached_at)
      select ${findingId}, cause_id, ${people.admin}, ${at(`1${nr}T11:00`)} from cause
    `.execute(tx);
  }
}

/** The first is to be heard, of the second points were deducted. */
export async function addCases({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    const { case_id } = await tx
      .insertInto('accountability_case')
      .values({
        ...{ year: 2026, number: nr, source: 'complaint' as const, reason: '群众投诉', document_no: `信访${nr}号` },
        ...{ received_on: '2026-11-22', happened_on: '2026-11-21', complaint: '未开启执法仪' },
        ...{ opened_by: people.admin, on_behalf_of: null, opened_at: at(`2${nr}T12:00`) },
      })
      .returning('case_id')
      .executeTakeFirstOrThrow();
    const { entry_id } = await tx
      .insertInto('accountability_entry')
      .values({
        ...{
          case_id,
          badge_no: badgeNo,
          unit_code: unitCode,
          role: nr === 1 ? ('person' as const) : ('leader' as const),
        },
        ...{ told_at: at(`2${nr}T12:00`), heard_until: '2026-11-30' },
      })
      .returning('entry_id')
      .executeTakeFirstOrThrow();
    if (nr === 1) continue;
    await tx
      .updateTable('accountability_entry')
      .set({ state: 'decided', heard: 'declined', outcome: 'deduction', points: 2, reason: '属实' })
      .set({ decided_by: people.admin, decided_at: at('23T08:00') })
      .where('entry_id', '=', entry_id)
      .execute();
  }
}

/** The first stands in now and is in force, the second ended early; a source has its token, another lost it. */
export async function addRights({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo, leader, officer } of squads) {
    const ended_at = nr === 1 ? null : at('23T08:00');
    const ended_by = nr === 1 ? null : people.admin;
    await tx
      .insertInto('delegation')
      .values({
        unit_code: unitCode,
        leader_account_id: people[leader],
        delegate_account_id: people[officer],
        starts_at: at(`2${nr}T00:00`),
        ends_at: at('28T00:00'),
        reason: '培训',
        named_by: people[leader],
        named_at: at('20T00:00'),
        accepted_at: at('20T00:00'),
        ended_by,
        ended_at,
      })
      .execute();
    await tx
      .insertInto('recusal')
      .values({
        account_id: people[leader],
        badge_no: badgeNo,
        reason: '亲属',
        declared_by: people[leader],
        declared_at: at(`2${nr}T08:00`),
        ended_by,
        ended_at,
        end_reason: nr === 1 ? null : '查过',
      })
      .execute();
    await tx
      .insertInto('activity_source')
      .values({
        source: `system-${nr}`,
        name: `系统 ${nr}`,
        token_sha256: randomBytes(32),
        added_by: 'test',
        added_at: at('20T08:00'),
        last_used_at: null,
        revoked_at: ended_at,
        revoked_by: nr === 1 ? null : 'test',
      })
      .execute();
  }
}

/** Checklists and reviews, too. The first draw drew from the first, and took it; the second from the second, and waits for secrets. */
export async function addDraws({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    const strata = [{ key: `rest_${nr}`, perMille: 50, minimum: 1, cap: null }];
    const plan = { version: nr, turn: 4, strata };
    await sql`
      insert into draw_plan (version, plan, schedule, reason, set_by, set_at)
      values (${nr}, ${JSON.stringify(plan)}, '{"weekdays": [3], "time": "09:00", "leastMinutes": 60}', ${`比例 ${nr}`}, 'test',
        ${at(`1${nr}T08:00`)})`.execute(tx);
    const fixed = { draw: nr, plan, roster: [], order: { draw: 0, seed: '0'.repeat(64) } };
    const factOf = (type: 'draw_announced' | 'draw_closed' | 'draw_finished' | 'check_ripe') =>
      appendFact(tx, { type, subject: `draw:${nr}`, payload: { draw: nr } });
    const closed = { closed_at: at(`1${nr}T09:00`), closed_fact_id: await factOf('draw_closed'), population: 1 };
    await tx
      .insertInto('draw')
      .values({
        ...{
          draw: nr,
          fixed: JSON.stringify(fixed),
          fixed_fact_id: closed.closed_fact_id,
          fixed_at: at(`1${nr}T08:00`),
        },
        ...{ announced_at: at(`1${nr}T08:00`), announced_fact_id: await factOf('draw_announced'), ...closed },
        ...(nr === 1
          ? { finished_at: at('12T09:00'), finished_fact_id: await factOf('draw_finished'), sampled: 1 }
          : {}),
      })
      .execute();
    const { shift_id } = await tx
      .insertInto('shift')
      .values({
        ...{ badge_no: badgeNo, duty_type: 'road_patrol', duty_date: `2026-11-0${nr}`, post: '' },
        ...{ starts_at: at(`0${nr}T08:00`), ends_at: at(`0${nr}T12:00`), cancelled_at: at('05T08:00') },
      })
      .returning('shift_id')
      .executeTakeFirstOrThrow();
    const item = { kind: 'shift' as const, item: shift_id };
    await tx
      .insertInto('check_item')
      .values({
        ...{ ...item, badge_no: badgeNo, unit_code: unitCode, tag: 'a'.repeat(64), duty_type: 'road_patrol' },
        ...{ activity_type: null, campaign: null, ripe_at: at(`0${nr}T20:00`), fact_id: await factOf('check_ripe') },
      })
      .execute();
    await tx
      .insertInto('draw_item')
      .values({ draw: nr, ...item, stratum: `rest_${nr}`, ...(nr === 1 ? { place: 1, why: 'ratio' } : {}) })
      .execute();
    await tx
      .insertInto('checklist')
      .values({
        version: nr,
        items: JSON.stringify(broughtItems),
        reason: `修订 ${nr}`,
        set_by: 'test',
        set_at: at(`1${nr}T08:00`),
      })
      .execute();
    // The first was drawn and is done; the second is a targeted one, and waits.
    const done = { state: 'done', outcome: 'fault', faults: 1, answers: '{"answers":{},"elsewhere":[]}' } as const;
    const times = { starts_at: at(`0${nr}T08:00`), ends_at: at(`0${nr}T12:00`), assigned_at: at(`1${nr}T09:00`) };
    await tx
      .insertInto('review')
      .values({
        ...{ ...item, ...times, badge_no: badgeNo, unit_code: unitCode, round: 1, checklist_version: 0 },
        reviewer_id: people.admin,
        ...(nr === 1
          ? { draw: 1, place: 1, stratum: 'rest_1', ...done, submitted_at: at('12T10:00'), done_at: at('12T11:00') }
          : { state: 'assigned', reason: '群众投诉', requested_by: people.admin }),
      })
      .execute();
  }
}

/** Each squad has an inspection, one of them with a fault; the post of the first was drawn on a day that is opened. */
export async function addInspections({ tx, people }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    const day = `2026-11-0${nr}`;
    const digest = String(nr).repeat(64);
    await tx
      .insertInto('visit_day')
      .values({
        ...{ day, secret: digest, commitment: digest, posts_digest: digest, wanted: nr === 1 ? 1 : 0 },
        ...{ committed_at: at(`0${nr}T06:00`), opened_at: at(`1${nr}T00:00`) },
      })
      .execute();
    const post = { unit_code: unitCode, duty_type: 'road_patrol', post: `路口 ${nr}` };
    await tx
      .insertInto('visit_post')
      .values({ day, place: 1, ...post })
      .execute();
    await tx
      .insertInto('field_inspection')
      .values({
        ...{ inspection_id: randomUUID(), form_key: digest.slice(0, 32), badge_no: badgeNo, ...post },
        ...{ recorder_serial: null, shift_id: randomUUID(), duty_date: day, inspected_at: at(`0${nr}T09:00`) },
        ...{ at_place: `地点 ${nr}`, note: '', faulty: nr === 1 },
        items: JSON.stringify(inspectedItems(nr === 1 ? { charge: '没电' } : {})),
        ...{ photo_name: null, photo_sha256: null, photo_bytes: null, photo_type: null },
        ...{ recorded_by: people.admin, recorded_at: at(`0${nr}T09:05`), corrects: null },
      })
      .execute();
  }
}

/** A sealed one, and a draft of the week after. */
export async function addBulletins({ tx }: World): Promise<void> {
  for (const { nr } of squads) {
    const cutOff = at(`1${nr}T08:00`);
    const { input } = await sampleMakers.readInput(tx, { kind: 'weekly', cutOff, takenAt: cutOff });
    const content = sampleMakers.compose(input);
    const sealed = {
      state: 'sealed' as const,
      ...{ year: 2026, number: nr, seal: '{}', sealed_by: 'test', sealed_at: cutOff },
      receipt_due_on: `2026-11-2${nr}`,
    };
    await tx
      .insertInto('bulletin')
      .values({
        ...{ kind: 'weekly', period_from: content.period.from, period_to: content.period.to },
        ...{ cut_off: cutOff, taken_at: cutOff, input_text: '{}', input_digest: '', content: JSON.stringify(content) },
        texts: JSON.stringify({ comments: [], requirements: [], takenOff: [] }),
        ...(nr === 1 ? sealed : {}),
      })
      .execute();
  }
}
