interface Moment {
  recorderSerial: string;
  time: number;
}

/** Points of one recorder, by their indexes. `after`: its last point before them, from which nobody knows the way. */
export interface Run {
  points: number[];
  after: number | undefined;
}

/** Between two points that are further apart in time nobody knows the way. */
const gapMs = 120_000;

/** Cuts the tracks of recorders, which are mixed in order of time, where one noted nothing for long. */
export function runsOf(moments: readonly Moment[]): Run[] {
  const runs: Run[] = [];
  const latest = new Map<string, { run: Run; time: number; index: number }>();
  moments.forEach(({ recorderSerial, time }, index) => {
    const before = latest.get(recorderSerial);
    let run = before?.run;
    if (!run || !before || time - before.time > gapMs) {
      run = { points: [], after: before?.index };
      runs.push(run);
    }
    run.points.push(index);
    latest.set(recorderSerial, { run, time, index });
  });
  return runs;
}

/** The point at which a recorder was at a moment: the last one before it, if that isn't long ago. */
export function pointAt(moments: readonly Moment[], at: number, recorderSerial?: string): number | undefined {
  let found: number | undefined;
  moments.forEach((moment, index) => {
    if (recorderSerial !== undefined && moment.recorderSerial !== recorderSerial) return;
    if (moment.time <= at && at - moment.time <= gapMs) found = index;
  });
  return found;
}
