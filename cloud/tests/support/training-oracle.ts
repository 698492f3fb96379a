import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Taught } from '@rollcall/shared/resources/re-offences';
import type { MadeFinding, MadeSession, MadeTraining } from './training-world.ts';

// Re-offences and what training changed, as the requirements say them: one thing after the other, without the product's code.

const dayMs = 86_400_000;
const dayNo = (date: string) => Date.parse(date) / dayMs;
const localDayNo = (at: Date) => Math.floor((at.getTime() + 8 * 3_600_000) / dayMs);
const stands = ({ standing }: MadeFinding) => standing === 'confirmed' || standing === 'closed';

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
        if (other.violationClass !== finding.violationClass || !other.badgeNos.includes(badgeNo)) continue;
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
        if (!one.violationClasses.includes(finding.violationClass) || on < since || on >= day) continue;
        if (
          session === undefined ||
          one.startsAt > session.startsAt ||
          (+one.startsAt === +session.startsAt && one.sessionId > session.sessionId)
        )
          session = one;
      }
      const was = (one: MadeSession) => one.expected.some((who) => who.badgeNo === badgeNo && who.present);
      const madeUp = sessions.some(
        (one) =>
          one.state !== 'cancelled' &&
          one.makesUpFor !== null &&
          one.makesUpFor === session?.sessionId &&
          localDayNo(one.startsAt) < day &&
          was(one),
      );
      const taught = session === undefined ? 'not_taught' : was(session) || madeUp ? 'attended' : 'missed';
      found.push({ finding, badgeNo, earlier, taught, session });
    }
  }
  return found;
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
  const attended = (badgeNo: string) =>
    [session, ...made.sessions.filter((one) => one.state !== 'cancelled' && one.makesUpFor === session.sessionId)].some(
      (one) => one.expected.some((who) => who.badgeNo === badgeNo && who.present),
    );
  const units = [...new Set(session.expected.map(({ unitCode }) => unitCode))].sort();
  const line = (violationClass: ViolationClass, unit: string | undefined) => {
    const counts = [0, 0, 0, 0];
    const add = (at: number) => {
      counts[at] = (counts[at] ?? 0) + 1;
    };
    for (const { badgeNo, unitCode } of session.expected) {
      if (unit !== undefined && unitCode !== unit) continue;
      for (const finding of made.findings.filter(stands)) {
        if (finding.violationClass !== violationClass || !finding.badgeNos.includes(badgeNo)) continue;
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
