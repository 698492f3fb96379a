import { inspectionSchema } from '@rollcall/shared/contract/inspection';
import type { RecordingsQuery } from '@rollcall/shared/http/recordings';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { isLost } from './lost-recording.ts';
import { recordings } from './recording-repository.ts';
import { timeOfRecording } from './recording-time-repository.ts';
import { shownActivity } from './shown-activity-repository.ts';

// How a page is found, so that it takes as long at the millionth recording as at the thousandth. An index gives rows in the
// order of the list; to pass over rows until enough were found that the filters want is quick when those are many, or near.
// Otherwise:
//
// - Stations, units, kinds and outcomes cut the recordings into slices (one of each), and a slice lies ordered in an index.
//   The first rows of every slice that is wanted are merged.
// - A recorder or a holder leaves few: those are gathered, then sorted.
// - A text that one name in a hundred holds is near wherever one looks; one that is in fewer is found by an index, and
//   gathered. A sample tells which it is.
// - A plate, a case or a place leads over the activities that have it: as with names, passing over recordings finds what is
//   common, an index what is rare. What somebody marked, what isn't verified and what was deleted lie in indices of their own,
//   in both orders.
// - A time of capture doesn't say where in the order of announcement to look. But cards are docked within days: what was
//   captured in May was announced in May or the week after. What wasn't has an index of its own.

/** Where a page of recordings begins: after this row. `at` null: its time of capture isn't known. */
export interface RecordingPlace {
  at: string | null;
  recordingId: string;
  /** Of `videosFirst`: there were all videos before it. */
  others?: boolean | undefined;
}

type Kind = NonNullable<RecordingsQuery['kind']>;
/** One kind, or several of them. */
type PageQuery = RecordingsQuery & { kinds?: readonly Kind[] };

export interface RecordingPageOptions {
  after?: RecordingPlace | undefined;
  /** Whatever the query asks for. */
  dataScope: DataScope;
  limit: number;
}

/** A page in the order of `query.sort`, each row with its `place`. Unknown times of capture are before all others. */
export async function selectRecordings(db: Database, query: RecordingsQuery, options: RecordingPageOptions) {
  if (query.sort !== 'videosFirst') return recordingsPage(db, query, options).execute();
  const { after, limit, dataScope } = options;
  const { kind, ...rest } = query;
  const byCapture = { ...rest, sort: '-capturedAt' as const };
  const ofKinds = (kinds: readonly Kind[], page: Omit<RecordingPageOptions, 'dataScope'>) =>
    recordingsPage(db, { ...byCapture, kinds }, { ...page, dataScope }).execute();
  if (kind !== undefined) return ofKinds([kind], { after, limit });
  const videos = after?.others ? [] : await ofKinds(['video'], { after, limit });
  if (videos.length === limit) return videos;
  const others = inspectionSchema.shape.kind.options.filter((one) => one !== 'video');
  const page = { after: after?.others ? after : undefined, limit: limit - videos.length };
  return [...videos, ...(await ofKinds(others, page))];
}

/** Where the page begins that follows this row. */
export function placeOf(row: Awaited<ReturnType<typeof selectRecordings>>[number]) {
  return { at: row.place, recordingId: row.recording_id, others: row.inspection.kind !== 'video' };
}

/** The query behind `selectRecordings`, for who wants to know its plan. */
export function recordingsPage(db: Database, query: PageQuery, options: RecordingPageOptions) {
  const list = listOf(query, options);
  const { dataScope } = options;
  const found = findPage(query, list, {
    ...{ stations: stationsOf(query, dataScope), badgeNo: holderOf(query, dataScope) },
    ofCases: dataScope.ofCases === true,
  });
  const page = sql<{ recording_id: string; place: Date }>`(${found})`;
  return recordings(db, dataScope)
    .innerJoin(page.as('page'), 'page.recording_id', 'r.recording_id')
    .select(placeText.as('place'))
    .orderBy('page.place', list.direction)
    .orderBy('page.recording_id', list.direction);
}

const placeText = sql<string | null>`to_char(
  nullif(page.place, '-infinity') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
)`;

type Condition = RawBuilder<SqlBool>;
/** Rows `(recording_id, place)`, as many as a page has and in its order, unless it says otherwise. */
type Places = RawBuilder<unknown>;

interface List {
  key: RawBuilder<Date>;
  direction: 'asc' | 'desc';
  after: RecordingPlace | undefined;
  limit: number;
}

/** How a time is written in SQL, on both sides of a comparison. */
type Clock = (time: RawBuilder<Date>) => RawBuilder<Date>;
const plain: Clock = (time) => time;
/**
 * The indices of slices have times like this, in which no other index is ordered. Otherwise Postgres may walk all
 * recordings for the first rows of a slice, which it takes to be as large as the others, though there may be none.
 */
const ofSlices: Clock = (time) => sql`(${time} at time zone 'UTC')`;

/** As the indices have it: one order for all, whether the time is known or not. */
const capturedKey = sql<Date>`coalesce(r.captured_at, '-infinity')`;

function listOf({ sort }: RecordingsQuery, { after, limit }: RecordingPageOptions): List {
  const key = sort.endsWith('announcedAt') ? sql<Date>`r.announced_at` : capturedKey;
  return { key, direction: sort.startsWith('-') ? 'desc' : 'asc', after, limit };
}

function findPage(
  query: PageQuery,
  list: List,
  {
    stations,
    badgeNo,
    ofCases,
  }: { stations: RawBuilder<unknown> | undefined; badgeNo: string | null | undefined; ofCases: boolean },
): Places {
  const byCapture = list.key === capturedKey;
  const { recorderSerial, q, state } = query;
  const filters = filtersOf(query);
  const all = [
    ...(stations === undefined ? [] : [sql<SqlBool>`r.station_id in (${stations})`]),
    ...filters,
    ...capturedIn(query, byCapture ? capturedKey : sql`r.captured_at`, plain),
  ];
  const unverified = state !== undefined && state !== 'verified';
  const marked = query.deviceMarked !== undefined;
  const shown = shownActivity(query);
  const searched = [...all, ...(q === undefined ? [] : [holds(q)]), ...(ofCases ? [showsFewCases] : [])];
  if (badgeNo !== undefined || recorderSerial !== undefined || unverified || marked) {
    const few = shown ? [...searched, shown.ofThis] : searched;
    if (badgeNo !== undefined) return heldBy(badgeNo, few, list);
    return recorderSerial === undefined && !ofCases ? ordered(few, list) : gathered(few, list);
  }
  if (ofCases) return gathered(shown ? [...searched, shown.ofThis] : searched, list);
  const common = shown ? [sql<SqlBool>`(select common from activities)`, shown.ofThis] : [];
  const ways = q === undefined ? browse(common) : searchNames(q);
  if (shown) ways.push(gathered([sql`(select rare from activities)`, shown.few, ...searched], list));
  const samples = [
    ...(q === undefined ? [] : [sql`names as materialized (${howCommon(q)})`]),
    ...(shown ? [sql`activities as materialized (${shown.howCommon})`] : []),
  ];
  return samples.length === 0 ? merged(ways, list) : sql`with ${sql.join(samples)} ${merged(ways, list)}`;

  function searchNames(part: string): Places[] {
    return [
      ...browse([sql`(select common from names)`, inName(part), ...common]),
      ...[sql<SqlBool>`(select rare from names) and ${inIndexOfNames(part)}`, ofRecorder(part), beginsId(part)].map(
        (found) => gathered([found, ...common, ...all], list),
      ),
    ];
  }

  function browse(found: Condition[]): Places[] {
    const cut = stations !== undefined || kindsOf(query) !== undefined || query.outcome !== undefined;
    const clock = cut ? ofSlices : plain;
    const browsed = (times: Condition[]) =>
      cut
        ? sliced(query, stations, [...filters, ...found, ...times], list)
        : ordered([...filters, ...found, ...times], list);
    if (byCapture) return [browsed(capturedIn(query, capturedKey, clock))];
    const captured = capturedIn(query, sql`r.captured_at`, plain);
    if (captured.length === 0) return [browsed([])];
    const late = gathered([...found, ...all, announcedLate], list);
    return [browsed([...captured, ...announcedWithinDays(query, clock)]), late];
  }
}

/** What several ways found, each place once. */
function merged(ways: readonly Places[], list: List): Places {
  const [only] = ways;
  if (only && ways.length === 1) return only;
  const found = ways.map((way) => sql`(${way})`);
  return sql`${sql.join(found, sql` union `)} ${firstOf(list)}`;
}

/** For what the planner finds a quick way to by itself. */
function ordered(conditions: Condition[], list: List, clock = plain): Places {
  const { key } = list;
  const direction = sql.raw(list.direction);
  return sql`
    select r.recording_id, ${key} as place from recording r where ${every([...conditions, ...afterPlace(list, clock)])}
    order by ${clock(key)} ${direction}, r.recording_id ${direction} limit ${list.limit}`;
}

/** For few. Without `offset 0` Postgres may walk the order of the list instead, which it takes to be well mixed. */
function gathered(conditions: Condition[], list: List): Places {
  return sql`
    select * from (
      select r.recording_id, ${list.key} as place from recording r
      where ${every([...conditions, ...afterPlace(list, plain)])} offset 0
    ) as few
    ${firstOf(list)}`;
}

/** Of the recorders that the officer held, what was recorded meanwhile. The longest recording bounds how far to look back. */
function heldBy(badgeNo: string | null, conditions: Condition[], list: List): Places {
  const meanwhile = sql<SqlBool>`r.recorder_serial = h.recorder_serial
    and r.captured_at >= h.held_from - interval '24 hours' and r.captured_at < coalesce(h.held_until, 'infinity')
    and tstzrange(h.held_from, h.held_until) && ${timeOfRecording}`;
  return sql`
    select distinct few.* from holding h
    cross join lateral (
      select r.recording_id, ${list.key} as place from recording r
      where ${every([meanwhile, ...conditions, ...afterPlace(list, plain)])} offset 0
    ) as few
    where h.badge_no = ${badgeNo}
    ${firstOf(list)}`;
}

/** The first rows of every slice that the filters leave, merged. */
function sliced(
  query: PageQuery,
  stations: RawBuilder<unknown> | undefined,
  conditions: Condition[],
  list: List,
): Places {
  const { kind: kinds, outcome: outcomes } = inspectionSchema.shape;
  const { outcome } = query;
  const ofSlice = sql<SqlBool>`r.station_id = s.station_id and r.kind = k.kind and r.inspection_outcome = o.outcome`;
  return sql`
    select first.* from (${stations ?? sql`select station_id from station`}) as s
    cross join unnest(${kindsOf(query) ?? kinds.options}::text[]) as k(kind)
    cross join unnest(${outcome === undefined ? outcomes.options : [outcome]}::text[]) as o(outcome)
    cross join lateral (${ordered([ofSlice, ...conditions], list, ofSlices)}) as first
    ${firstOf(list)}`;
}

function firstOf(list: List): RawBuilder<unknown> {
  const direction = sql.raw(list.direction);
  return sql`order by place ${direction}, recording_id ${direction} limit ${list.limit}`;
}

function afterPlace({ key, direction, after }: List, clock: Clock): Condition[] {
  if (!after) return [];
  const at = sql<Date>`${after.at ?? '-infinity'}::timestamptz`;
  const beyond = sql.raw(direction === 'desc' ? '<' : '>');
  return [sql`(${clock(key)}, r.recording_id) ${beyond} (${clock(at)}, ${after.recordingId})`];
}

/** Whose footage only; an officer's own, and none when the query asks for another's. */
function holderOf({ badgeNo }: RecordingsQuery, dataScope: DataScope): string | null | undefined {
  if (dataScope.badgeNo === undefined) return badgeNo;
  return badgeNo === undefined || badgeNo === dataScope.badgeNo ? dataScope.badgeNo : null;
}

/** Few of all recordings show an activity with a case number: they are gathered. */
const showsFewCases: Condition = sql`r.recording_id = any(array(
  select l.recording_id from activity_recording l join activity a using (activity_id)
  where a.case_no is not null and a.withdrawn_at is null))`;

/** The stations that the filters and the account's scope leave; undefined for all. */
function stationsOf({ stationId, unitCode }: RecordingsQuery, dataScope: DataScope): RawBuilder<unknown> | undefined {
  const conditions: Condition[] = [];
  if (stationId !== undefined) conditions.push(sql`station_id = ${stationId}`);
  if (unitCode !== undefined) conditions.push(sql`unit_code = ${unitCode}`);
  // An officer's own footage is of whatever station the recorder was docked at.
  if (dataScope.badgeNo === undefined && dataScope.unitCode !== undefined && !dataScope.ofCases)
    conditions.push(sql`unit_code = ${dataScope.unitCode}`);
  return conditions.length === 0 ? undefined : sql`select station_id from station where ${every(conditions)}`;
}

function kindsOf({ kind, kinds }: PageQuery): readonly Kind[] | undefined {
  return kind === undefined ? kinds : [kind];
}

function filtersOf(query: PageQuery): Condition[] {
  const { outcome, state, recorderSerial, deviceMarked } = query;
  const kinds = kindsOf(query);
  const conditions: Condition[] = [];
  if (kinds?.length === 1) conditions.push(sql`r.kind = ${kinds[0]}`);
  else if (kinds !== undefined) conditions.push(sql`r.kind = any(${kinds}::text[])`);
  if (outcome !== undefined) conditions.push(sql`r.inspection_outcome = ${outcome}`);
  if (state === 'lost') conditions.push(isLost);
  else if (state !== undefined) conditions.push(sql`r.state = ${state} and not ${isLost}`);
  if (recorderSerial !== undefined) conditions.push(sql`r.recorder_serial = ${recorderSerial}`);
  if (deviceMarked !== undefined) conditions.push(sql`r.device_marked`);
  return conditions;
}

/** In the name of the file, or as the recorder's serial, or as the beginning of the recording's id. */
function holds(q: string): Condition {
  return sql`(${inName(q)} or ${ofRecorder(q)} or ${beginsId(q)})`;
}

function inName(q: string): Condition {
  return sql`strpos(lower(r.file_name), ${q.toLowerCase()}) > 0`;
}

/** The index looks up every three letters of its pattern: the end of a long text is enough for it. */
function inIndexOfNames(q: string): Condition {
  return sql`r.file_name ilike ${`%${q.slice(-12).replaceAll(/[\\%_]/g, '\\$&')}%`} and ${inName(q)}`;
}

function serialsLike(q: string): RawBuilder<unknown> {
  return sql`any(${[...new Set([q, q.toUpperCase(), q.toLowerCase()])]}::text[])`;
}

function ofRecorder(q: string): Condition {
  return sql`r.recorder_serial = ${serialsLike(q)}`;
}

function beginsId(q: string): Condition {
  const id = q.toLowerCase();
  if (!/^[a-z2-7]{4,32}$/.test(id)) return sql`false`;
  return sql`(r.recording_id between ${id} and ${id.padEnd(32, 'z')} and starts_with(r.recording_id, ${id}))`;
}

/** Whether one name in a hundred holds it, by a sample; neither for a recorder's serial, which leads to its recordings. */
function howCommon(q: string): RawBuilder<unknown> {
  return sql`
    select not known and common as common, not known and not common as rare
    from (
      select count(*) filter (where ${inName(q)}) * 100 > count(*) as common,
        exists (select from recorder where recorder_serial = ${serialsLike(q)}) as known
      from recording r tablesample system (0.1) repeatable (0)
    ) as sample`;
}

function capturedIn({ from, to }: RecordingsQuery, time: RawBuilder<Date>, clock: Clock): Condition[] {
  if (from === undefined && to === undefined) return [];
  const since = sql<Date>`${from ?? '-infinity'}::timestamptz`;
  const conditions: Condition[] = [sql`${clock(time)} ${sql.raw(from === undefined ? '>' : '>=')} ${clock(since)}`];
  if (to !== undefined) conditions.push(sql`${clock(time)} < ${clock(sql`${to}::timestamptz`)}`);
  return conditions;
}

/** As the index `recording_late` has it: announced more than a week after it was captured, or before. */
const announcedLate: Condition = sql`not (r.announced_at - r.captured_at between interval '0' and interval '7 days')`;

/** Where in the order of announcement everything lies that was captured then and wasn't `announcedLate`. */
function announcedWithinDays({ from, to }: RecordingsQuery, clock: Clock): Condition[] {
  const announced = clock(sql`r.announced_at`);
  const conditions: Condition[] = [];
  if (from !== undefined) conditions.push(sql`${announced} >= ${clock(sql`${from}::timestamptz`)}`);
  if (to !== undefined) conditions.push(sql`${announced} < ${clock(sql`(${to}::timestamptz + interval '7 days')`)}`);
  return conditions;
}

function every(conditions: readonly Condition[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
