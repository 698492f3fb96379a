import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Taught } from '@rollcall/shared/resources/re-offences';
import { type MadeFinding, type MadeSession, type MadeTraining, rulesFrom } from './training-world.ts';

// Re-offences and what training changed, as the requirements say them: one thing after the other, without the product's code.

const dayMs = 86_400_000;
const dayNo = (date: string) => Date.parse(date) / dayMs;
const localDayNo = (at: Date) => Math.floor((at.getTime() + 8 * 3_600_000) / dayMs);
const stands = ({ standing }: MadeFinding) => standing === 'confirmed' || standing === 'closed';

/** The violation of a finding in the words of another day's rules; undefined: by those it would have been none. */
function classOn(
  day: string,
  { kind = 'no_footage', dutyDate, violationClass }: MadeFinding,
): ViolationClass | undefined {
  const [wanted, own] = [day < rulesFrom ? 'old' : 'new', dutyDate < rulesFrom ? 'old' : 'new'];
  if (wanted === own || kind === 'late_import') return violationClass;
  if (kind === 'sequence_hole') return wanted === 'old' && violationClass === 'incomplete' ? undefined : violationClass;
  const [from, to]: ViolationClass[] =
    wanted === 'new' ? ['incomplete', 'improper_use'] : ['improper_use', 'incomplete'];
  return violationClass === from ? to : violationClass;
}
const dateOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

interface ReOffence {
  finding: MadeFinding;
  badgeNo: string;
  earlier: MadeFinding;
  taught: Taught;
  session: MadeSession | undefined;
}

export function reOffencesByHand({ findings, sessions }: MadeTraining, reOffenceDays: number): ReOffence[] {
  const found: ReOffence[] = [];
  for (const finding of findings.filter(stands)) {
    const day = dayNo(finding.dutyDate);
    for (const badgeNo of finding.badgeNos) {
      let earlier: MadeFinding | undefined;
      for (const other of findings.filter(stands)) {
        const confirmed = localDayNo(other.confirmedAt);
        if (classOn(finding.dutyDate, other) !== finding.violationClass || !other.badgeNos.includes(badgeNo)) continue;
        if (dayNo(other.dutyDate) >= day || confirmed > day || confirmed < day - reOffenceDays) continue;
        const [one, two] = [other, earlier];
        if (two === undefined || isLater(one, two)) earlier = other;
      }
      if (earlier === undefined) continue;
      const since = localDayNo(earlier.confirmedAt);
      let session: MadeSession | undefined;
      for (const one of sessions) {
        const on = localDayNo(one.startsAt);
        if (one.state === 'cancelled' || !one.expected.some((who) => who.badgeNo === badgeNo)) continue;
        const violation = classOn(dateOf(one.startsAt), finding);
        if (!violation || !one.violationClasses.includes(violation) || on < since || on >= day) continue;
        if (
          session === undefined ||
          one.startsAt > session.startsAt ||
          (+one.startsAt === +session.startsAt && one.sessionId > session.sessionId)
        )
          session = one;
      }
      const was = (one: MadeSession) => wasThere(one, badgeNo) || hasMadeUp(sessions, one, { badgeNo, before: day });
      const taught = session === undefined ? 'not_taught' : was(session) ? 'attended' : 'missed';
      found.push({ finding, badgeNo, earlier, taught, session });
    }
  }
  return found;
}

const wasThere = ({ expected }: MadeSession, badgeNo: string) =>
  expected.some((who) => who.badgeNo === badgeNo && who.present);

/** Missed it, and went to a session that makes up for it, or for one that does; before a day, if one is named. */
export function hasMadeUp(
  sessions: readonly MadeSession[],
  missed: MadeSession,
  { badgeNo, before = Infinity }: { badgeNo: string; before?: number },
): boolean {
  const later = (one: MadeSession): MadeSession[] =>
    sessions
      .filter(({ makesUpFor, state }) => makesUpFor === one.sessionId && state !== 'cancelled')
      .flatMap((next) => [next, ...later(next)]);
  return (
    missed.state === 'signed_off' &&
    later(missed).some((one) => localDayNo(one.startsAt) < before && wasThere(one, badgeNo))
  );
}

function isLater(one: MadeFinding, other: MadeFinding): boolean {
  if (+one.confirmedAt !== +other.confirmedAt) return one.confirmedAt > other.confirmedAt;
  return one.findingId > other.findingId;
}

/** As the answer has it, without names: `class unit before after byAttendees reOffences`; `-`: the whole. */
export function effectByHand(
  made: MadeTraining,
  session: MadeSession,
  { days, reOffenceDays, today }: { days: number; reOffenceDays: number; today: string },
): string[] {
  const again = reOffencesByHand(made, reOffenceDays);
  const on = localDayNo(session.startsAt);
  const attended = (badgeNo: string) => wasThere(session, badgeNo) || hasMadeUp(made.sessions, session, { badgeNo });
  const units = [...new Set(session.expected.map(({ unitCode }) => unitCode))].sort();
  const line = (violationClass: ViolationClass, unit: string | undefined) => {
    const counts = [0, 0, 0, 0];
    const add = (at: number) => {
      counts[at] = (counts[at] ?? 0) + 1;
    };
    for (const { badgeNo, unitCode } of session.expected) {
      if (unit !== undefined && unitCode !== unit) continue;
      for (const finding of made.findings.filter(stands)) {
        if (classOn(dateOf(session.startsAt), finding) !== violationClass || !finding.badgeNos.includes(badgeNo))
          continue;
        const day = dayNo(finding.dutyDate);
        if (day >= on - days && day < on) add(0);
        if (day <= on || day > on + days || day > dayNo(today)) continue;
        add(1);
        if (attended(badgeNo)) add(2);
        if (again.some((one) => one.finding === finding && one.badgeNo === badgeNo)) add(3);
      }
    }
    return [violationClass, unit ?? '-', ...counts].join(' ');
  };
  return session.violationClasses.flatMap((violationClass) => [
    line(violationClass, undefined),
    ...units.map((unit) => line(violationClass, unit)),
  ]);
}
