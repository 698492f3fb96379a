/** What else is known of the card on which a file should be: what a deletion is, and what isn't one, hangs on it. */
export interface Circumstances {
  /** The same recorder had the card when it was looked at next. */
  sameRecorder: boolean;
  /** It is certainly the same card: by its volume, or because something that lay on it still does. */
  sameCard: boolean;
  /** Something older than the file still lies on the card, so that it wasn't overwritten for want of room, oldest first. */
  olderRemains: boolean;
  /** The recorder recorded afterwards, so that it may have needed room. */
  newerFollows: boolean;
  /** The card had no room left, or nobody knows. */
  mayBeFull: boolean;
}

/** A file that no longer is where an inventory saw it, and was never collected. */
export interface MissedFile extends Circumstances {
  recorderSerial: string;
  day: string;
  fileName: string;
  fileKey: string;
  sequenceNo: number | null;
  cardKey: string;
  at: Date;
  writtenAt: Date;
  /** HQ had permitted to erase it. */
  permitted: boolean;
}

/** A file that a recorder's log names, which no inventory listed and nobody collected. */
export interface LoggedFile extends Circumstances {
  recorderSerial: string;
  day: string;
  fileName: string;
  fileKey: string;
  sequenceNo: number | null;
  cardKey: string;
  at: Date;
  endsAt: Date | null;
}

/** Numbers that a recorder left out between two files on the same card. */
export interface SequenceHole extends Circumstances {
  recorderSerial: string;
  day: string;
  cardKey: string;
  /** First and last number that is missing. */
  first: number;
  last: number;
  /** Of those, the ones that are known elsewhere on the recorder. */
  known: number[];
  after: Date;
  before: Date;
}

/** A file that a recorder's log names: its testimony for one that others speak of. */
export interface LogTestimony {
  recorderSerial: string;
  fileKey: string;
  at: Date;
  endsAt: Date | null;
}
