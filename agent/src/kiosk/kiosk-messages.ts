// What goes between the agent and its page: types only, so that the page takes nothing else of the agent.

/**
 * How far a docked card is. `reading`: nothing on it was seen complete yet. `waiting`: the station's disk is full. `unreadable`: some of it
 * can't be read. `too_large`: the station can't keep a file of it. `silent`: it does not answer. `uploading`: collected, HQ hasn't verified all of it. `empty`: nothing lies on it.
 */
export type CardStep =
  | 'reading'
  | 'collecting'
  | 'waiting'
  | 'unreadable'
  | 'too_large'
  | 'silent'
  | 'uploading'
  | 'verified'
  | 'erasing'
  | 'erased'
  | 'empty';

/** A card in the dock, for people who stand before it. */
export type DockedCard = {
  dockSessionId: string;
  recorderSerial: string;
  step: CardStep;
  /** Everything on it was collected, and it isn't being erased. */
  mayBeTaken: boolean;
  files: number;
  filesCollected: number;
  filesUnreadable: number;
  filesTooLarge: number;
  filesVerified: number;
  bytes: number;
  bytesCollected: number;
  /** Null while nothing can be said. */
  minutesToCollect: number | null;
  /** Another card in the dock names the same recorder. */
  sharesSerial: boolean;
  /** How long can still be recorded on it; null: it can't be read at the moment. */
  minutesLeft: number | null;
};

/** What is wrong with a card that is plugged in: the station has no mount of it, or others may write to it. */
export type CardTrouble =
  | 'card_not_mountable'
  | 'card_mount_failed'
  | 'card_without_file_system'
  | 'card_unsteady'
  | 'card_writable';

/** What keeps the oldest copy from being removed. */
type WaitsFor = 'upload' | 'verification' | 'release' | 'hq_unreachable' | 'nothing';

/** The six items of a check before duty. */
export type CheckedItems = Record<'charge' | 'function' | 'time' | 'picture' | 'sound' | 'space', 'ok' | 'fault'>;

/** Everything that the screen shows. Times are ISO. */
export type KioskState = {
  stationId: string;
  name: string;
  now: string;
  /** When HQ last told who and what there is; null: never. */
  directoryAt: string | null;
  /** Collecting has stopped since then, because this is full; null: it goes on. */
  storageFull: { limit: 'disk' | 'budget'; since: string; waitsFor: WaitsFor } | null;
  /** Uploads wait for their window until then; null: they don't. */
  uploadsWaitUntil: string | null;
  cards: DockedCard[];
  /** The largest checkpoint of HQ's ledger that the station has checked: `root` is its root hash in base64, as in the note. */
  checkpoint: { size: number; root: string; seenAt: string } | null;
  /** Each once, whichever cards it is about. */
  cardTroubles: CardTrouble[];
  /**
   * The last draw that the station answered, the first digits of its commitment, and when it opened its secret; null: not yet.
   * `fault`: HQ closed a draw twice, or the station does not know what it answered.
   */
  dice: {
    last: { draw: number; commitment: string; openedAt: string | null } | null;
    fault: 'second_close' | 'file_lost' | null;
  };
  /** `ownPin`: he set it himself, so it signs him in to training. */
  officers: { badgeNo: string; name: string; hasPin: boolean; ownPin: boolean }[];
  /** Training sessions to which one can sign in today and that aren't over, the next one first, with the officers of this station who must attend. */
  sessions: {
    sessionId: string;
    topic: string;
    place: string;
    startsAt: string;
    endsAt: string;
    signInFrom: string;
    badgeNos: string[];
  }[];
  recorders: {
    recorderSerial: string;
    state: 'normal' | 'faulty' | 'in_repair' | 'scrapped';
    spare: boolean;
    holderBadgeNo: string | null;
  }[];
  /** Of the last day, newest first. */
  entries: (EntrySubject & { entryId: string; badgeNo: string; at: string; confirmed: boolean })[];
};

/** What an entry is about: a recorder, or with `attend` a training session. */
export type EntrySubject =
  | { kind: 'check_out' | 'check_in' | 'fault' | 'check'; recorderSerial: string }
  | { kind: 'attend'; sessionId: string; topic: string };

/**
 * Why the screen does nothing for somebody. `locked`: too many wrong PINs; `retryAfterMs` says how long. `pin_given`: somebody else made the
 * PIN, which lets him choose another one and nothing else.
 */
export type NotIdentified =
  | { outcome: 'unknown_officer' | 'no_pin' | 'pin_given' }
  | { outcome: 'wrong_pin'; attemptsLeft: number }
  | { outcome: 'locked'; retryAfterMs: number };

/** Why somebody isn't signed in to a session. `pin_not_own`: somebody else made his PIN. `not_open`: too early, or over. */
type NotAttending = { outcome: 'pin_not_own' | 'not_expected' | 'not_open' | 'unknown_session' };

/** What became of an entry. `other_entry`: another one has this id. */
export type Entered =
  | { outcome: 'entered'; entryId: string }
  | { outcome: 'other_entry' }
  | NotAttending
  | NotIdentified;

/** Something that was decided about the officer before the screen. */
export type DecisionAtKiosk = {
  kind: 'finding' | 'case';
  id: string;
  about: { zh: string; en: string };
  decision: { zh: string; en: string };
  reason: string;
  decidedAt: string;
  /** If he sees it now; null: there is nothing to appeal against here. */
  appealUntilOn: string | null;
};

/** What he hasn't seen. `hq_away`: only HQ knows. `gone`: HQ knows nothing of it. */
export type DecisionsAnswer =
  | { outcome: 'decisions'; decisions: DecisionAtKiosk[] }
  | { outcome: 'hq_away' | 'gone' }
  | NotIdentified;

/** `pin_too_plain`: HQ finds it too easy to guess. `gone`: HQ has another PIN by now. */
export type ChosenAnswer = { outcome: 'chosen' | 'pin_too_plain' | 'hq_away' | 'gone' } | NotIdentified;

export type SeenAnswer =
  | { outcome: 'seen'; appealUntilOn: string | null }
  | { outcome: 'hq_away' | 'gone' }
  | NotIdentified;
