import type { World } from './oracle-world.ts';

/** A word for each time that a generated world has it: what coverage must have been held against often. */
export function situationsOf({ shifts, recordings, holdings, importDeadlineMs }: World): string[] {
  const localDate = (moment: number) => Math.floor((moment + 8 * 3_600_000) / 86_400_000);
  const touch = (one: { from: number | null; until: number | null }, from: number, until: number) =>
    one.from !== null && (one.until ?? Infinity) > from && one.from < until;
  const heldIn = ({ badgeNo, from, to }: World['shifts'][number]) =>
    holdings.filter((holding) => holding.badgeNo === badgeNo && touch(holding, from, to));
  return [
    ...shifts.filter(({ from, to }) => localDate(from) !== localDate(to - 1)).map(() => 'over midnight'),
    ...shifts.flatMap((shift) => {
      const serials = new Set(heldIn(shift).map(({ recorderSerial }) => recorderSerial));
      const shared = holdings.some((holding) => {
        return (
          holding.badgeNo !== shift.badgeNo &&
          serials.has(holding.recorderSerial) &&
          touch(holding, shift.from, shift.to)
        );
      });
      return [...(serials.size > 1 ? ['spare'] : []), ...(shared ? ['shared recorder'] : [])];
    }),
    ...recordings.flatMap((clip) => {
      const { from, until, holes, damaged, recorderSerial, announcedAt, errorMs } = clip;
      if (from === null || until === null) return [];
      const others = recordings.filter((other) => other !== clip && other.recorderSerial === recorderSerial);
      const around = shifts.filter((shift) => touch(clip, shift.from, shift.to));
      return [
        ...(others.some((other) => other.until !== null && touch(other, from, until)) ? ['overlapping clips'] : []),
        ...(around.length === 0 ? ['clip outside shifts'] : []),
        ...(damaged ? ['damaged clip'] : []),
        ...(errorMs > 0 ? ['unsure clip'] : []),
        ...(holes.some(([begin, end]) =>
          around.some((shift) => touch({ from: begin, until: end }, shift.from, shift.to)),
        )
          ? ['holed clip']
          : []),
        ...(around.some((shift) => announcedAt > shift.to + importDeadlineMs) ? ['late arrival'] : []),
      ];
    }),
  ];
}
