import type { LoggedFile, LogTestimony, MissedFile, SequenceHole } from '../../witnesses/lost-file.ts';
import type {
  CustodyTrouble,
  DayClock,
  DayHolding,
  DayRecording,
  OfficerSpan,
} from '../../witnesses/recorder-use-repository.ts';

/** All that the rules know of one local date of one recorder. What is around the date comes along. */
export interface RecorderDayFacts {
  recorderSerial: string;
  day: string;
  /** Of the recorder, or of the station where it docked. */
  unitCode: string;
  /** The date on which it docked first: from then on its logs count. Null: never. */
  firstDay: string | null;
  holdings: readonly DayHolding[];
  shifts: readonly OfficerSpan[];
  activities: readonly (OfficerSpan & { activityId: string })[];
  recordings: readonly DayRecording[];
  missed: readonly MissedFile[];
  logged: readonly LoggedFile[];
  holes: readonly SequenceHole[];
  logs: readonly LogTestimony[];
  clocks: readonly DayClock[];
  custodyTrouble: readonly CustodyTrouble[];
}

/** Who held the recorder at a moment. */
export function holderAt({ holdings }: Pick<RecorderDayFacts, 'holdings'>, at: Date): DayHolding | undefined {
  return holdings.find(({ heldFrom, heldUntil }) => heldFrom <= at && (heldUntil === null || at < heldUntil));
}
