import type { FindingDetail, RuleKey } from '@rollcall/shared/http/findings';
import type { DayRecording } from '../../witnesses/recorder-use-repository.ts';
import { emptyDetail } from '../empty-detail.ts';
import type { JudgedFinding } from '../judged-finding.ts';
import { holderAt, type RecorderDayFacts } from './recorder-day-facts.ts';

type Timed = DayRecording & { from: Date };
type Limits = { shortClipMs: number; joinToleranceMs: number; outsideDutyMinutes: number };

const longestList = 200;

/** How a recorder was used on a day: by nobody, off duty, by two, in snippets; and whose hands are disputed. */
export function judgeUse(facts: RecorderDayFacts, limits: Limits): JudgedFinding[] {
  const videos = facts.recordings.filter((one): one is Timed => one.kind === 'video' && one.from !== null);
  const unheld = videos.filter((one) => !isHeld(facts, one));
  const offDuty = videos.filter((one) => isHeld(facts, one) && isOffDuty(facts, one, limits));
  const short = videos.filter((one) => isShort(one, videos, limits));
  return [
    ...findingOf(facts, 'nobody_held', 'footage_nobody_held', unheld),
    ...findingOf(facts, 'outside_duty', 'footage_outside_duty', offDuty),
    ...twoBadges(facts, videos),
    ...findingOf(facts, 'short_clips', 'short_clips', short),
    ...disputed(facts),
  ];
}

function isHeld({ holdings }: RecorderDayFacts, { from, to }: Timed): boolean {
  const until = to ?? from;
  return holdings.some(({ heldFrom, heldUntil }) => heldFrom <= until && (heldUntil === null || heldUntil > from));
}

/** Wholly outside of whatever its holders were on duty for or did, and not shortly before or after. */
function isOffDuty(facts: RecorderDayFacts, { from, to }: Timed, { outsideDutyMinutes }: Limits): boolean {
  const aroundMs = outsideDutyMinutes * 60_000;
  const until = (to ?? from).getTime();
  const badgeNos = holdersOf(facts, { from, to });
  return ![...facts.shifts, ...facts.activities].some(
    ({ badgeNo, startsAt, endsAt }) =>
      badgeNos.has(badgeNo) && startsAt.getTime() - aroundMs <= until && endsAt.getTime() + aroundMs >= from.getTime(),
  );
}

function holdersOf({ holdings }: RecorderDayFacts, { from, to }: Pick<Timed, 'from' | 'to'>): Set<string> {
  const until = to ?? from;
  const own = holdings.filter(
    ({ heldFrom, heldUntil }) => heldFrom <= until && (heldUntil === null || heldUntil > from),
  );
  return new Set(own.map(({ badgeNo }) => badgeNo));
}

/** A piece of a longer recording, which the recorder cut, isn't short. */
function isShort(one: Timed, videos: readonly Timed[], { shortClipMs, joinToleranceMs }: Limits): boolean {
  if (one.damaged || one.to === null || one.durationMs === null || one.durationMs >= shortClipMs) return false;
  const { from, to } = one;
  return !videos.some(
    (other) =>
      other !== one &&
      other.to !== null &&
      (Math.abs(from.getTime() - other.to.getTime()) <= joinToleranceMs ||
        Math.abs(other.from.getTime() - to.getTime()) <= joinToleranceMs),
  );
}

/**
 * Two officers, both on duty, recorded with it: each of them while the other's shift went on. Who takes over a spare when the
 * other has gone off duty doesn't count.
 */
function twoBadges(facts: RecorderDayFacts, videos: readonly Timed[]): JudgedFinding[] {
  const used = videos.flatMap((one) => {
    const holder = holderAt(facts, one.from);
    return holder ? [{ ...one, holder: holder.badgeNo }] : [];
  });
  const onDuty = (badgeNo: string, at: Date) =>
    facts.shifts.some((shift) => shift.badgeNo === badgeNo && shift.startsAt <= at && at < shift.endsAt);
  const shared = used.filter((one) =>
    used.some(
      (other) =>
        other.holder !== one.holder &&
        onDuty(one.holder, one.from) &&
        onDuty(one.holder, other.from) &&
        onDuty(other.holder, one.from) &&
        onDuty(other.holder, other.from),
    ),
  );
  const badgeNos = [...new Set(shared.map(({ holder }) => holder))].sort();
  return findingOf(facts, 'two_badges', 'recorder_of_two_badges', shared, { badgeNos });
}

function disputed({ recorderSerial, day, unitCode, custodyTrouble, holdings }: RecorderDayFacts): JudgedFinding[] {
  if (custodyTrouble.length === 0) return [];
  const badgeNos = [...new Set(custodyTrouble.flatMap((one) => one.badgeNos))].sort();
  const custodyIds = [...new Set(custodyTrouble.flatMap((one) => one.custodyIds))].sort();
  const [badgeNo = null] = badgeNos;
  return [
    {
      ruleKey: 'custody_disputed',
      kind: 'custody_disputed',
      subject: `recorder_day:${recorderSerial}:${day}`,
      recorderSerial,
      badgeNo,
      unitCode: holdings.find((one) => one.badgeNo === badgeNo)?.unitCode ?? unitCode,
      dutyDate: day,
      detail: { ...emptyDetail, badgeNos, custodyIds, recorderSerials: [recorderSerial] },
    },
  ];
}

function findingOf(
  facts: RecorderDayFacts,
  ruleKey: RuleKey,
  kind: JudgedFinding['kind'],
  recordings: readonly Timed[],
  besides: Partial<FindingDetail> = {},
): JudgedFinding[] {
  const [first] = recordings;
  if (!first) return [];
  const { recorderSerial, day } = facts;
  const holders = recordings.flatMap((one) => holderAt(facts, one.from) ?? []);
  const [holder] = holders;
  const others = [...new Set(holders.map(({ badgeNo }) => badgeNo))]
    .filter((badgeNo) => badgeNo !== holder?.badgeNo)
    .sort();
  return [
    {
      ruleKey,
      kind,
      subject: `recorder_day:${recorderSerial}:${day}`,
      recorderSerial,
      badgeNo: holder?.badgeNo ?? null,
      unitCode: holder?.unitCode ?? facts.unitCode,
      dutyDate: day,
      detail: {
        ...emptyDetail,
        recorderSerials: [recorderSerial],
        recordings: recordings.slice(0, longestList).map(({ recordingId, from, to }) => {
          return { recordingId, from: from.toISOString(), to: to?.toISOString() ?? null };
        }),
        recordingCount: recordings.length,
        ...(others.length > 0 ? { badgeNos: others } : {}),
        ...besides,
      },
    },
  ];
}
