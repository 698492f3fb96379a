/** What else is known of the card of a missing file. It decides whether the loss counts as a deletion. */
export interface Circumstances {
  /** The card was in the same recorder at the next look. */
  sameRecorder: boolean;
  /** It is certainly the same card: by its volume, or because another file that lay on it still does. */
  sameCard: boolean;
  /** An older file still lies on the card, so loop recording, which overwrites the oldest first, didn't take this one. */
  olderRemains: boolean;
  /** The recorder recorded afterwards, so that it may have needed room. */
  newerFollows: boolean;
  /** The card was nearly full, or its room is unknown. */
  mayBeFull: boolean;
}

/** A file that an inventory listed, that is gone from the card, and that was never collected. */
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
  /** Those of the missing numbers that HQ knows from elsewhere on the recorder. */
  known: number[];
  after: Date;
  before: Date;
}

/** A file that a recorder's log names, as testimony for a file that other witnesses name. */
export interface LogTestimony {
  recorderSerial: string;
  fileKey: string;
  at: Date;
  endsAt: Date | null;
}
