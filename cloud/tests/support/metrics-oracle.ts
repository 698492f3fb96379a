import type { Metric, MetricValue } from '@rollcall/shared/metrics/formulas';
import type pg from 'pg';

// Some metrics from the raw tables, thing by thing and minute by minute, as the requirements say them. It shares no code with the
// product, and no SQL but `select *`.

type Row = Record<string, unknown>;

const minuteMs = 60_000;
const dayMs = 86_400_000;
const ms = (value: unknown) => (value instanceof Date ? value.getTime() : Number.POSITIVE_INFINITY);
const localDate = (value: unknown) => new Date(ms(value) + 8 * 3_600_000).toISOString().slice(0, 10);
const baseName = (path: unknown) => String(path).toLowerCase().replace(/^.*\//, '');

/**
 * use, timely_import, integrity, classified, answer, training and re_offence of [from, to), by unit.
 * @param importMs how long after duty files are due
 */
export async function metricsByHand(
  client: pg.Client,
  {
    from,
    to,
    asOf,
    importMs,
    reOffenceDays = 90,
  }: { from: string; to: string; asOf: Date; importMs: number; reOffenceDays?: number },
): Promise<Map<string, Record<string, MetricValue>>> {
  const all = async (table: string): Promise<Row[]> => (await client.query(`select * from ${table}`)).rows;
  const shifts = (await all('shift')).filter((shift) => shift.cancelled_at === null);
  const [holdings, recordings, leaderships] = [await all('holding'), await all('recording'), await all('leadership')];
  const [breaks, leaves, exemptions] = [await all('shift_break'), await all('leave'), await all('exemption')];
  const [dutyTypes, activities, takers] = [
    await all('duty_type'),
    await all('activity'),
    await all('activity_officer'),
  ];
  const [stations, outages, links] = [
    await all('station'),
    await all('station_outage'),
    await all('activity_recording'),
  ];
  const [sightings, cardFiles, recorders] = [await all('sighting'), await all('card_file'), await all('recorder')];
  const [findings, answers, officers] = [await all('finding'), await all('finding_answer'), await all('officer')];
  const now = asOf.getTime();
  const inPeriod = (day: string) => day >= from && day < to;

  const sums = new Map<string, Record<string, MetricValue>>();
  function count(unit: unknown, metric: Metric, numerator: boolean): void {
    const of = sums.get(String(unit)) ?? {};
    sums.set(String(unit), of);
    const value = of[metric] ?? { numerator: 0, denominator: 0 };
    of[metric] = { numerator: value.numerator + (numerator ? 1 : 0), denominator: value.denominator + 1 };
  }

  const unitThen = (badgeNo: unknown, at: number) =>
    leaderships.find(
      (own) =>
        own.badge_no === badgeNo &&
        (own.led_from === null || ms(own.led_from) <= at) &&
        (own.led_until === null || ms(own.led_until) > at),
    )?.unit_code;
  const holderOf = (serial: unknown, at: number) =>
    holdings.find((h) => h.recorder_serial === serial && ms(h.held_from) <= at && ms(h.held_until) > at)?.badge_no;

  // Officer-days: at some minute of the duty something had to be recorded.
  const days = new Map<string, { unit: unknown; footage: boolean }>();
  for (const shift of shifts) {
    const day = localDate(shift.starts_at);
    if (!inPeriod(day)) continue;
    const rule = dutyTypes.find(({ duty_type }) => duty_type === shift.duty_type)?.recording_rule;
    const lies = (at: number) => (part: Row) => ms(part.starts_at) <= at && ms(part.ends_at) > at;
    const own = activities.filter(
      (a) =>
        a.required &&
        a.withdrawn_at === null &&
        takers.some((t) => t.activity_id === a.activity_id && t.badge_no === shift.badge_no),
    );
    const begins = ms(shift.starts_at);
    const unitOfShift = unitThen(shift.badge_no, begins);
    const isAsked = (at: number) =>
      (rule === 'continuous' ||
        (rule === 'activities' &&
          own.some((a) => ms(a.starts_at) - Number(a.lead_ms) <= at && ms(a.ends_at) + Number(a.lag_ms) >= at))) &&
      !breaks.filter(({ shift_id }) => shift_id === shift.shift_id).some(lies(at)) &&
      !leaves.filter((l) => l.badge_no === shift.badge_no && l.removed_at === null).some(lies(at)) &&
      !exemptions
        .filter((e) => e.state === 'approved' && e.effect === 'exemption')
        .filter((e) => e.badge_no === shift.badge_no || e.unit_code === unitOfShift)
        .some(lies(at));
    let asked = false;
    for (let at = begins; at < ms(shift.ends_at) && !asked; at += minuteMs) asked = isAsked(at);
    if (!asked) continue;
    const footage = recordings.some((r) => {
      const [first, last] = [ms(r.captured_at), r.captured_until === null ? ms(r.captured_at) : ms(r.captured_until)];
      return holdings.some(
        (h) =>
          h.recorder_serial === r.recorder_serial &&
          h.badge_no === shift.badge_no &&
          first < Math.min(ms(h.held_until), ms(shift.ends_at)) &&
          last >= Math.max(ms(h.held_from), begins),
      );
    });
    const key = `${shift.badge_no} ${day}`;
    const known = days.get(key);
    days.set(key, { unit: known?.unit ?? unitOfShift, footage: footage || (known?.footage ?? false) });
  }
  for (const { unit, footage } of days.values()) count(unit, 'use', footage);

  // Files: recordings, and what was seen on a card and never became one.
  const collected = (file: Row, size: number) =>
    sightings.some(
      (s) =>
        s.recording_id !== null &&
        s.recorder_serial === file.recorder_serial &&
        baseName(s.path_text) === baseName(file.path_text) &&
        Number(s.size_bytes) >= size,
    );
  const lost = new Map<string, { serial: unknown; at: number }>();
  const lose = (file: Row, at: number) => {
    if (collected(file, Number(file.size_bytes))) return;
    const key = [file.recorder_serial, localDate(new Date(at)), baseName(file.path_text)].join(' ');
    lost.set(key, { serial: file.recorder_serial, at: Math.min(at, lost.get(key)?.at ?? at) });
  };
  for (const c of cardFiles) if (!c.is_log) lose(c, c.captured_at === null ? ms(c.modified_at) : ms(c.captured_at));
  for (const s of sightings) if (s.problem !== null && s.problem !== 'folder_unreadable') lose(s, ms(s.modified_at));

  /** Until when all stations of the unit were out together at that moment; undefined: one wasn't. */
  const outUntil = (unit: unknown, at: number) => {
    const ofUnit = stations.filter((s) => s.unit_code === unit && s.enrolled_at !== null && s.revoked_at === null);
    const ends = ofUnit.map((s) =>
      outages.find((o) => o.station_id === s.station_id && ms(o.began_at) <= at && ms(o.ended_at) > at),
    );
    if (ends.length === 0 || ends.some((outage) => outage === undefined)) return undefined;
    return Math.min(...ends.map((outage) => ms(outage?.ended_at)));
  };
  const deadlineOf = (serial: unknown, at: number, until: number) => {
    const holder = holderOf(serial, at);
    const shift = shifts
      .filter((s) => s.badge_no === holder && ms(s.starts_at) <= until && ms(s.ends_at) > at)
      .sort((one, other) => ms(one.starts_at) - ms(other.starts_at))[0];
    const due = (shift ? ms(shift.ends_at) : until) + importMs;
    const unit =
      holder === undefined ? recorders.find((r) => r.recorder_serial === serial)?.unit_code : unitThen(holder, at);
    const out = outUntil(unit, due);
    return { unit, due, moved: out === undefined ? due : out + importMs };
  };
  const known = new Set(recorders.map(({ recorder_serial }) => recorder_serial));
  for (const r of recordings) {
    const at = r.captured_at === null ? ms(r.announced_at) : ms(r.captured_at);
    if (!inPeriod(localDate(new Date(at))) || !known.has(r.recorder_serial) || r.kind === 'text') continue;
    const { unit, moved } = deadlineOf(r.recorder_serial, at, r.captured_until === null ? at : ms(r.captured_until));
    count(unit, 'timely_import', ms(r.announced_at) <= moved);
    const damaged = r.inspection_outcome === 'damaged';
    if (damaged || r.verified_at !== null || moved <= now) {
      count(unit, 'integrity', !damaged && r.verified_at !== null && r.integrity_problem === null);
    }
    const linked = links.some(({ recording_id }) => recording_id === r.recording_id);
    count(
      unit,
      'classified',
      linked || r.category !== 'unclassified' || (r.activity_categories as unknown[]).length > 0,
    );
  }
  for (const { serial, at } of lost.values()) {
    if (!inPeriod(localDate(new Date(at))) || !known.has(serial)) continue;
    const { unit, moved } = deadlineOf(serial, at, at);
    if (moved > now) continue;
    count(unit, 'timely_import', false);
    count(unit, 'integrity', false);
  }

  for (const f of findings) {
    if (f.rule_key === 'integrity' || !inPeriod(localDate(f.told_at))) continue;
    const due = String(f.answer_due_on);
    const inTime = answers.some((a) => a.finding_id === f.finding_id && !a.late && ms(a.answered_at) >= ms(f.told_at));
    if (inTime) count(f.unit_code, 'answer', true);
    else if (due < localDate(asOf) && !(f.resolved_at !== null && localDate(f.resolved_at) <= due)) {
      count(f.unit_code, 'answer', false);
    }
  }

  // Who had to attend, wasn't excused, and was there or made up for it.
  const [sessions, attendances] = [await all('training_session'), await all('training_attendance')];
  for (const session of sessions) {
    if (session.state !== 'signed_off' || ms(session.signed_off_at) > now) continue;
    if (!inPeriod(localDate(session.signed_off_at))) continue;
    for (const own of attendances.filter(({ session_id }) => session_id === session.session_id)) {
      const present = own.attended_at !== null;
      const onLeave = leaves.some(
        (l) =>
          l.badge_no === own.badge_no &&
          l.removed_at === null &&
          ms(l.starts_at) < ms(session.ends_at) &&
          ms(l.ends_at) > ms(session.starts_at),
      );
      const officer = officers.find(({ badge_no }) => badge_no === own.badge_no);
      const left = officer?.left_on != null && String(officer.left_on) <= localDate(session.starts_at);
      const said = present || own.denied_at !== null || own.listed_at !== null;
      if (!said && (own.absence_reason !== null || onLeave || left)) continue;
      const later = (one: Row): Row[] =>
        sessions
          .filter((other) => other.makes_up_for === one.session_id && other.state !== 'cancelled')
          .flatMap((other) => [other, ...later(other)]);
      const mayMakeUp = own.denied_at !== null || own.listed_at === null;
      const madeUp = later(session).some(
        (other) =>
          mayMakeUp &&
          attendances.some(
            (a) => a.session_id === other.session_id && a.badge_no === own.badge_no && a.attended_at !== null,
          ),
      );
      count(own.unit_code, 'training', present || madeUp);
    }
  }

  // What was confirmed of each person, and what had been before.
  const steps = await all('finding_decision');
  const confirmed = findings.flatMap((f) => {
    if (f.rule_key === 'integrity' || f.state === 'set_aside') return [];
    if (!['confirmed', 'rectifying', 'proved', 'decided', 'closed'].includes(String(f.handling))) return [];
    const last = steps
      .filter(
        (s) => s.finding_id === f.finding_id && s.state === 'counts' && s.step !== 'close' && s.step !== 'ask_more',
      )
      .sort((one, other) => ms(one.decided_at) - ms(other.decided_at))
      .at(-1);
    if (last?.step !== 'confirm' || last.violation_class === null) return [];
    const at = Math.max(ms(last.decided_at), last.second_at === null ? 0 : ms(last.second_at));
    const duty = Date.parse(String(f.duty_date)) / dayMs;
    return (last.badge_nos as string[]).map((badgeNo) => ({
      ...{ badgeNo, at, duty, unit: f.unit_code, violation: last.violation_class },
      on: Date.parse(localDate(new Date(at))) / dayMs,
    }));
  });
  for (const one of confirmed) {
    if (one.at > now || !inPeriod(localDate(new Date(one.at)))) continue;
    const again = confirmed.some(
      (other) =>
        other.badgeNo === one.badgeNo &&
        other.violation === one.violation &&
        other.duty < one.duty &&
        other.on <= one.duty &&
        other.on >= one.duty - reOffenceDays,
    );
    count(one.unit, 're_offence', again);
  }
  return sums;
}
