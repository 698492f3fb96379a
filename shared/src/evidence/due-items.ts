import { mostFindings } from './finding.ts';
import type { LeafLine } from './read-leaf-line.ts';
import { textIn } from './text-in.ts';

// What a dump says of shifts and activities that had to become ripe for a draw, and didn't: so that HQ can't leave out an item without
// anybody seeing it. Only what facts of the dump say counts; what they don't say is counted as not to be judged.

/** What one fact says of that. Plain values, so that another thread can send it. */
export interface DueFact {
  index: number;
  type: string;
  recordedAt: string;
  subject: string | null;
  /** The members that count. Null: the payload is gone. */
  told: Record<string, unknown> | null;
}

/** A shift or an activity whose import deadline passed, and the first draw that lacked it. */
export interface MissingItem {
  item: string;
  deadline: string;
  draw: number;
}

export interface DueVerdict {
  /** How many shifts and activities were due before the last close. */
  due: number;
  /** Those that no draw had when it was due: neither ripe nor cancelled, withdrawn, or over before draws began. */
  missing: MissingItem[];
  missingCount: number;
  /** How many can't be judged, because payloads are gone, or because it isn't in the dump whether they had to be recorded. */
  unjudged: number;
}

const membersOf: Record<string, readonly string[]> = {
  shift_added: ['endsAt', 'dutyType'],
  shift_changed: ['after'],
  shift_swapped: ['after'],
  shift_cancelled: [],
  activity_told: ['startsAt', 'endsAt', 'badgeNos', 'itemId'],
  activity_changed: ['after', 'itemId'],
  activity_withdrawn: [],
  must_record_changed: ['countsFrom'],
  parameters_changed: ['before', 'after'],
  duty_type_added: ['recordingRule'],
  duty_type_changed: ['after'],
  check_ripe: [],
  draws_started: [],
  draw_closed: ['draw', 'closedAt'],
};
const lengths = new Set(Object.keys(membersOf).map(({ length }) => length));

/** What a leaf's line says of what is due; null for every other fact. */
export function dueFactOf(bytes: Uint8Array, { index, leaf, type, payload, subject }: LeafLine): DueFact | null {
  // Lengths first: few lines are of these types.
  if (!lengths.has(type[1] - type[0])) return null;
  const name = textIn(bytes, type);
  const members = membersOf[name];
  if (!members) return null;
  const { recordedAt }: { recordedAt: string } = JSON.parse(textIn(bytes, leaf));
  if (payload[0] === payload[1]) return { index, type: name, recordedAt, subject: null, told: null };
  const whole: Record<string, unknown> = members.length > 0 ? JSON.parse(textIn(bytes, payload)) : {};
  const told = Object.fromEntries(members.flatMap((member) => (member in whole ? [[member, whole[member]]] : [])));
  return { index, type: name, recordedAt, subject: JSON.parse(textIn(bytes, subject)), told };
}

/** The duty types that HQ begins with: no fact says whether shifts of them are recorded. */
const firstDutyTypes = {
  recorded: [
    ...['road_patrol', 'drink_driving_check', 'illegal_parking_check', 'plates_and_licences_check'],
    ...['accident_handling', 'traffic_control', 'security_task', 'case_handling_area'],
  ],
  unrecorded: ['window_duty', 'standby'],
};
const firstDeadlineHours = 24;
const hourMs = 60 * 60_000;
/** HQ looks every minute what is due: what was due less than this before a close may have come after it. */
const graceMs = hourMs;

interface Item {
  kind: 'shift' | 'activity';
  addedIndex: number;
  /** When it became what it is, where that counts. */
  changedAt: number;
  startsAt: number;
  endsAt: number;
  dutyType: string;
  /** Null: not to be told. */
  required: boolean | null;
  ripeIndex: number | null;
  /** By a cancellation or withdrawal. */
  endedIndex: number | null;
}

/** Judges the facts of a dump, in the order of the ledger. Null while no draw is closed in it. */
export function judgeDue(facts: readonly DueFact[]): DueVerdict | null {
  const started = facts.find(({ type }) => type === 'draws_started');
  const closes = facts.flatMap(({ type, index, told }) =>
    type === 'draw_closed' && told ? [{ draw: Number(told.draw), index, at: Date.parse(String(told.closedAt)) }] : [],
  );
  const last = closes.at(-1);
  if (!started || !last) return null;
  const startedAt = Date.parse(started.recordedAt);
  const { items, rules, hours, goneItems, goneChanges } = readFacts(facts.filter(({ index }) => index < last.index));
  const verdict: DueVerdict = { due: 0, missing: [], missingCount: 0, unjudged: goneItems };
  for (const [subject, item] of items) {
    const rule = item.kind === 'shift' ? rules.get(item.dutyType) : { isRecorded: item.required, since: 0 };
    const isOfBefore = item.addedIndex < started.index && item.endsAt + hours.shortest * hourMs <= startedAt;
    if (isOfBefore || rule?.isRecorded === false) continue;
    const deadline = item.endsAt + hours.longest * hourMs;
    const dueAt = Math.max(deadline, item.changedAt, startedAt, rule?.since ?? 0);
    const close = closes.find(({ at, index }) => index > item.addedIndex && at >= dueAt + graceMs);
    if (!close) continue;
    const isBefore = (index: number | null) => index !== null && index < close.index;
    if (isBefore(item.endedIndex)) continue;
    verdict.due += 1;
    if (isBefore(item.ripeIndex)) continue;
    if (rule?.isRecorded == null || goneChanges.has(item.kind)) {
      verdict.unjudged += 1;
      continue;
    }
    verdict.missingCount += 1;
    const missing = { item: subject, deadline: new Date(deadline).toISOString(), draw: close.draw };
    if (verdict.missing.length < mostFindings) verdict.missing.push(missing);
  }
  return verdict;
}

function readFacts(facts: readonly DueFact[]) {
  const items = new Map<string, Item>();
  const rules = new Map<string, { isRecorded: boolean; since: number }>();
  for (const type of firstDutyTypes.recorded) rules.set(type, { isRecorded: true, since: 0 });
  for (const type of firstDutyTypes.unrecorded) rules.set(type, { isRecorded: false, since: 0 });
  const deadlines: number[] = [];
  /** Items of which nothing but a leaf is left. */
  let goneItems = 0;
  /** Kinds of which a fact is gone that may have changed or cancelled any. */
  const goneChanges = new Set<Item['kind']>();
  for (const { index, type, recordedAt, subject, told } of facts) {
    const kind = type.startsWith('activity') ? 'activity' : 'shift';
    if (!told || subject === null) {
      if (type === 'shift_added' || type === 'activity_told') goneItems += 1;
      else if (/^(shift|activity)_/.test(type)) goneChanges.add(kind);
      continue;
    }
    const at = Date.parse(recordedAt);
    const item = items.get(subject);
    switch (type) {
      case 'shift_added':
      case 'activity_told': {
        const first = { kind, addedIndex: index, ripeIndex: null, endedIndex: null } as const;
        const nothing = { startsAt: 0, endsAt: 0, dutyType: '', required: null, changedAt: at };
        items.set(subject, { ...first, ...nothing, ...contentOf(told) });
        break;
      }
      case 'shift_changed':
      case 'shift_swapped':
      case 'activity_changed':
        if (!item) break;
        Object.assign(item, contentOf({ ...told, ...membersIn(told.after) }), { changedAt: at });
        break;
      case 'shift_cancelled':
      case 'activity_withdrawn':
        if (item) item.endedIndex = index;
        break;
      case 'check_ripe':
        if (item) item.ripeIndex ??= index;
        break;
      case 'must_record_changed':
        // What starts from then on is looked at again, and no fact says with what result.
        for (const one of items.values()) {
          if (one.kind === 'activity' && one.startsAt >= Date.parse(String(told.countsFrom))) one.required = null;
        }
        break;
      case 'parameters_changed':
        for (const side of [told.before, told.after]) deadlines.push(Number(membersIn(side).importDeadlineHours));
        break;
      case 'duty_type_added':
      case 'duty_type_changed': {
        const isRecorded = membersIn(told.after ?? told).recordingRule !== 'none';
        const name = subject.slice('duty_type:'.length);
        const before = rules.get(name);
        if (before?.isRecorded !== isRecorded) rules.set(name, { isRecorded, since: at });
      }
    }
  }
  const known = deadlines.filter((hours) => Number.isFinite(hours));
  if (known.length === 0) known.push(firstDeadlineHours);
  return { items, rules, hours: { shortest: Math.min(...known), longest: Math.max(...known) }, goneItems, goneChanges };
}

/** What counts of a shift or an activity, as far as a fact says it: of changes only what was changed is there. */
function contentOf(told: Record<string, unknown>): Partial<Item> {
  const { startsAt, endsAt, dutyType, itemId, badgeNos } = told;
  return {
    ...(typeof startsAt === 'string' ? { startsAt: Date.parse(startsAt) } : {}),
    ...(typeof endsAt === 'string' ? { endsAt: Date.parse(endsAt) } : {}),
    ...(typeof dutyType === 'string' ? { dutyType } : {}),
    // Nobody was in it: it counts for no officer.
    ...(itemId === undefined ? {} : { required: itemId !== null }),
    ...(Array.isArray(badgeNos) && badgeNos.length === 0 ? { required: false } : {}),
  };
}

function membersIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
