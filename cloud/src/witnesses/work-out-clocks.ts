import type { ClaimedRecording, LoggedMoment } from './clock-evidence-repository.ts';
import { type Clock, type ClockObservation, judgeClocks, type Looks } from './judge-clocks.ts';
import { splitStretches, type WrittenMoment } from './split-stretches.ts';

/** The time of a recording; null if it can't be known. */
export interface TimedRecording extends ClaimedRecording {
  clock: Pick<Clock, 'offsetMs' | 'errorMs'>;
}

export interface WorkedOut {
  clocks: Clock[];
  recordings: TimedRecording[];
  entries: { moment: LoggedMoment; clock: Clock }[];
}

const powerOn = 2;

/**
 * Determines the clocks of a dock's files and log entries. A file that a log names has the clock of the log's stretch; another file
 * has that of the stretch into which its time falls. Without a log, a clock counts as wrong only for files in the future or from before
 * any recorder: an old file may simply have been copied to the card.
 */
export function workOutClocks(
  given: {
    logged: readonly LoggedMoment[];
    recordings: readonly ClaimedRecording[];
    observations: readonly ClockObservation[];
  },
  looks: Looks,
  { agreeMs }: { agreeMs: number },
): WorkedOut {
  const options = { observations: given.observations, agreeMs };
  const lengths = new Map(given.recordings.map((one) => [one.fileKey, one.claimedUntil]));
  const result: WorkedOut = { clocks: [], recordings: [], entries: [] };
  const clockOfFile = new Map<string, Clock>();
  for (const log of Map.groupBy(given.logged, ({ logPath }) => logPath).values()) {
    const written = log.map((moment) => ({ ...moment, ...writtenMoment(moment, lengths) }));
    const stretches = splitStretches(written);
    const ofLog = log.every(({ isNew }) => isNew) ? looks : { ...looks, earliest: null };
    for (const [index, clock] of judgeClocks(stretches.map(bare), ofLog, options).entries()) {
      result.clocks.push(clock);
      for (const moment of stretches[index]?.moments ?? []) {
        result.entries.push({ moment, clock });
        if (moment.fileKey !== '') clockOfFile.set(moment.fileKey, clock);
      }
    }
  }
  const logClocks = [...result.clocks];
  const others: ClaimedRecording[] = [];
  for (const recording of given.recordings) {
    const clock = clockOfFile.get(recording.fileKey) ?? logClocks.findLast((one) => holds(one, recording));
    if (clock) result.recordings.push({ ...recording, clock });
    else others.push(recording);
  }
  for (const { clock, recordings } of withoutLog(others, looks, options)) {
    result.clocks.push(clock);
    result.recordings.push(...recordings.map((recording) => ({ ...recording, clock })));
  }
  return result;
}

type Options = { observations: readonly ClockObservation[]; agreeMs: number };

function withoutLog(recordings: readonly ClaimedRecording[], looks: Looks, options: Options) {
  const kinds = Map.groupBy(recordings, ({ claimedAt, claimedUntil }) => {
    if (claimedAt.getTime() < firstCredible) return 'reset';
    return (claimedUntil ?? claimedAt).getTime() > looks.latest.getTime() + options.agreeMs ? 'ahead' : 'credible';
  });
  return [...kinds].flatMap(([kind, own]) => {
    const moments = own.map(({ claimedAt, claimedUntil }) => ({
      at: claimedAt,
      endsAt: claimedUntil,
      isPowerOn: false,
    }));
    const stretch = {
      shownFrom: new Date(Math.min(...moments.map(({ at }) => at.getTime()))),
      shownUntil: new Date(Math.max(...moments.map(({ at, endsAt }) => (endsAt ?? at).getTime()))),
    };
    const [clock] = judgeClocks([stretch], kind === 'credible' ? { ...looks, earliest: null } : looks, options);
    return clock ? [{ clock, recordings: own }] : [];
  });
}

const firstCredible = Date.UTC(2015, 0);

/** Takes the end of a file from its length if the log doesn't give it. */
function writtenMoment({ at, type, fileKey }: LoggedMoment, lengths: ReadonlyMap<string, Date | null>): WrittenMoment {
  const endsAt = lengths.get(fileKey);
  return { at, isPowerOn: type === powerOn, ...(endsAt && endsAt > at ? { endsAt } : {}) };
}

function bare({ shownFrom, shownUntil }: { shownFrom: Date; shownUntil: Date }) {
  return { shownFrom, shownUntil };
}

function holds({ shownFrom, shownUntil }: Clock, { claimedAt }: ClaimedRecording): boolean {
  return claimedAt >= shownFrom && claimedAt <= shownUntil;
}
