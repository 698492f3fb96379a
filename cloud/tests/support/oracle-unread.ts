import { stretchesOf } from './oracle-footage.ts';
import type { OracleDock, OracleShift, World } from './oracle-world.ts';

/** In a shift, when its officer held a recorder of which nobody has read the card whole since. */
export interface OracleUnread {
  recorderSerial: string;
  from: number;
  to: number;
  /** Its officer has to answer for that. */
  owed: boolean;
}

const halfAnHour = 30 * 60_000;

export function unreadOf(world: World, shift: OracleShift, asOf: number): OracleUnread[] {
  const deadline = shift.to + world.importDeadlineMs;
  return stretchesOf(world, shift.badgeNo, { ...shift, goneAt: shift.to }).flatMap(({ recorderSerial, from, to }) => {
    const docks = world.docks.filter((dock) => dock.recorderSerial === recorderSerial && dock.dockedAt <= asOf);
    const readAt = Math.max(
      ...docks.filter((dock) => dock.whole && isCollected(dock, asOf)).map(({ dockedAt }) => dockedAt),
    );
    if (readAt >= to) return [];
    const [last] = docks.sort((one, other) => other.dockedAt - one.dockedAt);
    const came =
      last !== undefined &&
      (last.undockedAt === null || last.undockedAt >= to - halfAnHour) &&
      ((last.collectedAt !== null && last.collectedAt <= asOf) || last.undockedAt === null);
    const owed =
      !came &&
      asOf >= deadline &&
      !isRepaired(world, { recorderSerial, from }, deadline) &&
      !isDisputed(world, { badgeNo: shift.badgeNo, recorderSerial, from, to }) &&
      !world.holdings.some((next) => {
        const isOther = next.recorderSerial === recorderSerial && next.badgeNo !== shift.badgeNo;
        return isOther && next.from >= to && next.from < deadline;
      });
    return [{ recorderSerial, from: Math.max(from, readAt), to, owed }];
  });
}

const isCollected = ({ dockedAt, collectedAt }: OracleDock, asOf: number) =>
  collectedAt !== null && Math.max(dockedAt, collectedAt) <= asOf;

/** Whether it was told by the deadline, and still waits, or ended in scrap after the recorder was held. */
function isRepaired(world: World, held: { recorderSerial: string; from: number }, deadline: number): boolean {
  return world.tickets.some(({ recorderSerial, from, until, scrapped }) => {
    if (recorderSerial !== held.recorderSerial || from > deadline) return false;
    return until === null || (scrapped && until > held.from);
  });
}

function isDisputed(
  world: World,
  held: { badgeNo: string; recorderSerial: string; from: number; to: number },
): boolean {
  return world.disputes.some(({ recorderSerial, badgeNo, from, until }) => {
    if (recorderSerial !== held.recorderSerial || badgeNo !== held.badgeNo) return false;
    return from < held.to && (until ?? Infinity) > held.from;
  });
}
