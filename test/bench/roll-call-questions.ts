import type { Database } from '@rollcall/cloud/db/database';
import { encodeCursor } from '@rollcall/cloud/http/page-cursor';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { HqClient } from '../src/hq-client.ts';

/** `leader`: asked by the leader of a squad, who sees that squad alone. */
export interface Question {
  kind: 'list' | 'today' | 'one';
  what: string;
  path: string;
  by: 'inspector' | 'leader';
}

/** One of those whose logs `fillDutyMonth` makes. */
const loggedRecorder = '7K30001';

/** Everything that the pages of the roll call ask HQ, as they ask it, about the busiest of each kind. */
export async function rollCallQuestions(db: Database, hq: HqClient): Promise<Question[]> {
  const questions: Question[] = [];
  const add = (kind: Question['kind'], paths: Record<string, string>, by: Question['by'] = 'inspector') => {
    for (const [what, path] of Object.entries(paths)) questions.push({ kind, what, path, by });
  };
  const today = localDateOf(new Date());
  const yesterday = addDays(today, -1);
  const weekAgo = addDays(today, -7);
  const busy = await busiest(db);
  const day = boundsOf(weekAgo);
  const officer = `badgeNo=${busy.badgeNo}`;
  const recorder = `recorderSerial=${busy.recorderSerial}`;

  add('list', {
    'recordings, newest first': 'recordings',
    'recordings, oldest first': 'recordings?sort=announcedAt',
    'recordings, last captured first': 'recordings?sort=-capturedAt',
    'recordings, first captured first': 'recordings?sort=capturedAt',
    'recordings, videos first': 'recordings?sort=videosFirst',
    'recordings of a unit, videos first': 'recordings?unitCode=squad-2&sort=videosFirst',
    'recordings, deep': `recordings?cursor=${await deepRecording(db, '-announcedAt')}`,
    'recordings by capture, deep': `recordings?sort=-capturedAt&cursor=${await deepRecording(db, '-capturedAt')}`,
    'recordings, 200 a page': 'recordings?limit=200',
    'recordings of a unit': 'recordings?unitCode=squad-2',
    'recordings of a unit by capture': 'recordings?unitCode=squad-2&sort=-capturedAt',
    'recordings of a unit, deep': `recordings?unitCode=squad-2&cursor=${await deepRecording(db, '-announcedAt')}`,
    'recordings of a unit with little': 'recordings?unitCode=squad-8',
    'recordings of a station': 'recordings?stationId=station-9',
    'recordings of a station by capture': 'recordings?stationId=station-9&sort=-capturedAt',
    'recordings of a recorder': `recordings?${recorder}`,
    'recordings of a recorder by capture': `recordings?${recorder}&sort=capturedAt`,
    'recordings of an officer': `recordings?${officer}`,
    'recordings of an officer by capture': `recordings?${officer}&sort=-capturedAt`,
    'recordings of an officer and day': `recordings?${officer}&${boundsOf(busy.dutyDate)}`,
    'recordings of a day': `recordings?${day}`,
    'recordings of a day by capture': `recordings?${day}&sort=-capturedAt`,
    'recordings of a unit, day and kind': `recordings?unitCode=squad-2&kind=image&${day}`,
    photos: 'recordings?kind=image',
    'damaged recordings': 'recordings?outcome=damaged',
    'damaged recordings by capture': 'recordings?outcome=damaged&sort=capturedAt',
    'recordings not verified yet': 'recordings?state=announced',
    'recordings not verified yet by capture': 'recordings?state=announced&sort=capturedAt',
    'verified recordings': 'recordings?state=verified',
    'recordings found by a rare text': `recordings?q=${busy.fileName.slice(0, -4)}`,
    'recordings found by a common text': 'recordings?q=.mp4',
    'recordings found by a serial': `recordings?q=${busy.recorderSerial}`,
    'recordings of a unit found by a text': 'recordings?unitCode=squad-2&q=_1000',
    'recordings of a place that is common': `recordings?place=${encodeURIComponent('人民路')}`,
    'recordings of a place that is rare': `recordings?place=${encodeURIComponent('旧桥头')}`,
    'recordings of a common place by capture': `recordings?place=${encodeURIComponent('人民路')}&sort=-capturedAt`,
    'recordings of a place and unit': `recordings?place=${encodeURIComponent('路口')}&unitCode=squad-2`,
    'recordings of a plate': `recordings?plateNo=${encodeURIComponent(busy.plateNo)}`,
    'recordings of a part of plates': `recordings?plateNo=${busy.plateNo.slice(-3)}`,
    'recordings of a case': `recordings?caseNo=${encodeURIComponent(busy.caseNo)}`,
    'recordings of an officer at a place': `recordings?${officer}&place=${encodeURIComponent('人民路')}`,
    'recordings of a place found by a text': `recordings?place=${encodeURIComponent('旧桥头')}&q=.mp4`,
    'marked recordings': 'recordings?deviceMarked=true',
    'marked recordings by capture': 'recordings?deviceMarked=true&sort=capturedAt',
    'marked recordings of a unit': 'recordings?deviceMarked=true&unitCode=squad-2',
    activities: 'activities',
    'activities of an officer': `activities?${officer}`,
    'activities of a unit': 'activities?unitCode=squad-2',
    'activities of a day': `activities?from=${weekAgo}&to=${weekAgo}`,
    'activities of a kind': 'activities?kind=scene_survey',
    'activities not covered': 'activities?verdict=not_covered',
    'activities at a place that is common': `activities?place=${encodeURIComponent('人民路')}`,
    'activities at a place that is rare': `activities?place=${encodeURIComponent('旧桥头')}`,
    'activities of a plate': `activities?plateNo=${encodeURIComponent(busy.plateNo)}`,
    'activities of a case': `activities?caseNo=${encodeURIComponent(busy.caseNo)}`,
    sightings: 'sightings',
    'sightings, deep': `sightings?cursor=${await deepSighting(db)}`,
    'sightings of a station': 'sightings?stationId=station-9',
    'files without a recording': 'sightings?problem=any',
    'files without a recording at a station': `sightings?problem=empty_file&stationId=${busy.troubledStationId}`,
    shifts: 'shifts',
    'shifts, last page': await lastPage(hq, 'shifts?limit=1000'),
    'shifts of a month, as the roster asks': `shifts?from=${addDays(today, -30)}&to=${today}&limit=1000`,
    'shifts of a unit and month': `shifts?from=${addDays(today, -30)}&to=${today}&unitCode=squad-2&limit=1000`,
    'shifts of a day': `shifts?from=${yesterday}&to=${yesterday}`,
    'shifts of an officer': `shifts?${officer}`,
    'shifts of a duty type': 'shifts?dutyType=road_patrol',
    findings: 'findings',
    'findings, last page': await lastPage(hq, 'findings?limit=50'),
    'open findings': 'findings?state=open',
    'open findings, the gravest first': 'findings?state=open&sort=severity',
    'open findings, the first due first': 'findings?state=open&sort=answerDueAt',
    'open findings by kind': 'findings/counts?state=open',
    'open findings of a unit': 'findings?state=open&unitCode=squad-2',
    'findings of an officer': `findings?badgeNo=${busy.foundBadgeNo}`,
    'findings of a kind and day': `findings?kind=late_import&from=${busy.lateOn}&to=${busy.lateOn}`,
    custodies: 'custodies',
    'custodies, last page': await lastPage(hq, 'custodies?limit=200'),
    'custodies of a recorder': `custodies?${recorder}`,
    'custodies of an officer': `custodies?${officer}`,
    'custodies of a unit': 'custodies?unitCode=squad-2',
    'custodies now': `custodies?at=${new Date().toISOString()}`,
    assignments: 'custodies?basis=assignment',
    officers: 'officers',
    'officers, 200 a page': 'officers?limit=200',
    'officers, last page': await lastPage(hq, 'officers?limit=50'),
    'officers of a unit': 'officers?unitCode=squad-2',
    'officers found by a text': 'officers?q=23',
    recorders: 'recorders',
    'recorders, 200 a page': 'recorders?limit=200',
    'recorders, last page': await lastPage(hq, 'recorders?limit=50'),
    'recorders of a unit': 'recorders?unitCode=squad-2',
    'recorders found by a holder': `recorders?q=${busy.holderBadgeNo}`,
    units: 'units',
    stations: 'stations',
    'duty types': 'duty-types',
    leave: 'leave',
    'leave of a month': `leave?from=${addDays(today, -30)}&to=${today}&limit=1000`,
    campaigns: 'campaigns',
    'edits to the past': 'roster-proposals',
    'edits to the past that wait': 'roster-proposals?waiting=1',
    'findings with an appeal that waits': 'findings?appeal=pending',
    'findings of a recorder': `findings?kind=damaged&recorderSerial=${busy.damagedRecorderSerial}`,
    exemptions: 'exemptions',
    'exemptions that wait': 'exemptions?waiting=1',
    'exemptions of a unit': 'exemptions?unitCode=squad-3',
    'what was seen of custody': 'custody-observations',
    'what was seen of a recorder': `custody-observations?${recorder}`,
    'what was seen of a unit': 'custody-observations?unitCode=squad-2',
    'custody that contradicts itself': 'custody-conflicts',
    'disputed check-outs': 'custody-disputes',
    'who has not docked': 'docking/overdue',
    'who has not docked, of a unit': 'docking/overdue?unitCode=squad-2',
    'duty now, as the desk asks': 'duty-desk?countsOnly=true',
    'duty now, everybody on duty': 'duty-desk?view=on_duty',
    'repair tickets': 'repair-tickets',
    'repair tickets that are open': 'repair-tickets?state=unsettled',
    'days of a recorder': `recorders/${loggedRecorder}/days`,
    'access requests': 'access-requests',
    accounts: 'accounts',
    recusals: 'recusals',
    'stand-ins': 'delegations',
  });
  add(
    'list',
    {
      'recordings, for a leader': 'recordings',
      'recordings of a place, for a leader': `recordings?place=${encodeURIComponent('人民路')}`,
      'activities, for a leader': 'activities',
      'recordings by capture, for a leader': 'recordings?sort=-capturedAt',
      'sightings, for a leader': 'sightings',
      'files without a recording, for a leader': 'sightings?problem=any',
      'findings, for a leader': 'findings',
      'shifts, for a leader': 'shifts',
      'custodies, for a leader': 'custodies',
      'stations, for a leader': 'stations',
      'exemptions, for a leader': 'exemptions',
      'who has not docked, for a leader': 'docking/overdue',
    },
    'leader',
  );
  add('today', {
    'Today, all units': 'coverage/today',
    'Today, one unit': 'coverage/today?unitCode=squad-2',
    'the day before': `coverage/today?date=${yesterday}`,
    'the day a week ago': `coverage/today?date=${weekAgo}`,
    'the week, all units': `duty-weeks/${today}`,
    'the week before, all units': `duty-weeks/${weekAgo}`,
  });
  add('today', { 'Today, for a leader': 'coverage/today' }, 'leader');
  add('one', {
    'a shift': `shifts/${busy.shiftId}`,
    'coverage of a shift': `shifts/${busy.shiftId}/coverage`,
    'a recording': `recordings/${busy.recordingId}`,
    'an activity': `activities/${busy.activityId}`,
    'a finding': `findings/${busy.findingId}`,
    'an officer': `officers/${busy.badgeNo}`,
    'a recorder': `recorders/${busy.recorderSerial}`,
    "an officer's file": `officers/${busy.badgeNo}/file`,
    "an officer's file, the month before": `officers/${busy.badgeNo}/file?month=${addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)}`,
    "an officer's day": `officers/${busy.badgeNo}/days/${busy.dutyDate}`,
    'the log of a recorder': `recorders/${loggedRecorder}/log?day=${yesterday}`,
    'the clock of a recorder': `recorders/${loggedRecorder}/clocks`,
    'edits to the past by unit': `roster-proposals/counts?month=${today.slice(0, 7)}`,
    parameters: 'parameters',
  });
  return questions;
}

function boundsOf(date: string): string {
  return `from=${startOfLocalDate(date).toISOString()}&to=${startOfLocalDate(addDays(date, 1)).toISOString()}`;
}

/** Of each kind the one about which there is most to tell. */
async function busiest(db: Database) {
  const { rows } = await sql<
    Record<
      `${'badge' | 'foundBadge' | 'holderBadge'}No` | 'recorderSerial' | 'fileName' | 'dutyDate' | 'lateOn',
      string
    > &
      Record<`${'shift' | 'recording' | 'finding' | 'activity' | 'troubledStation'}Id` | 'plateNo' | 'caseNo', string> &
      Record<'damagedRecorderSerial', string>
  >`
    with officer as (select badge_no from custody group by 1 order by count(*) desc, 1 limit 1)
    select
      officer.badge_no as "badgeNo",
      (select max(duty_date)::text from shift where shift.badge_no = officer.badge_no and ends_at < now() - interval '5 days')
        as "dutyDate",
      (select recorder_serial from custody group by 1 order by count(*) desc, 1 limit 1) as "recorderSerial",
      (select badge_no from holding where held_until is null order by 1 limit 1) as "holderBadgeNo",
      (select badge_no from finding where badge_no is not null group by 1 order by count(*) desc, 1 limit 1) as "foundBadgeNo",
      (select station_id from sighting where problem = 'empty_file' order by seen_at limit 1) as "troubledStationId",
      (select recorder_serial from finding where kind = 'damaged' group by 1 order by count(*) desc, 1 limit 1)
        as "damagedRecorderSerial",
      finding.finding_id as "findingId", finding.shift_id as "shiftId", finding.duty_date::text as "lateOn",
      recording.recording_id as "recordingId", recording.file_name as "fileName",
      activity.activity_id as "activityId", activity.plate_no as "plateNo", activity.case_no as "caseNo"
    from officer,
      (select activity_id, plate_no, case_no from activity join activity_recording using (activity_id)
        where case_no is not null order by starts_at limit 1) as activity, (
      select finding_id, shift_id, duty_date from finding where kind = 'late_import'
      order by (detail ->> 'lateCount')::integer desc limit 1
    ) as finding,
    (select recording_id, file_name from recording where state = 'verified' order by size_bytes desc limit 1) as recording
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('nothing was found or recorded: what should be asked about?');
  return row;
}

/** The cursor of the place after nine of ten recordings. */
async function deepRecording(db: Database, sort: '-announcedAt' | '-capturedAt'): Promise<string> {
  const key = sort === '-announcedAt' ? sql`announced_at` : sql`captured_at`;
  const { rows } = await sql<{ at: Date; recordingId: string }>`
    select ${key} as at, recording_id as "recordingId" from recording where captured_at is not null
    order by ${key}, recording_id offset (select count(*) / 10 from recording) limit 1
  `.execute(db);
  const [{ at, recordingId } = { at: new Date(), recordingId: '' }] = rows;
  return encodeCursor({ sort, at: at.toISOString(), recordingId });
}

async function deepSighting(db: Database): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select (min(sighting_id) + count(*) / 10)::text as id from sighting`.execute(db);
  return encodeCursor({ sightingId: rows[0]?.id ?? '' });
}

/** Turns the pages to the end. */
async function lastPage(hq: HqClient, path: string): Promise<string> {
  let last = path;
  for (;;) {
    const { nextCursor } = await hq.get<{ nextCursor: string | null }>(last);
    if (nextCursor === null) return last;
    last = `${path}&cursor=${nextCursor}`;
  }
}
