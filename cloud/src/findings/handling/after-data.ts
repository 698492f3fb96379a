import type { Handling, LookAgain } from '@rollcall/shared/http/handling';

/** What people made of a finding so far. */
export interface Handled {
  handling: Handling;
  lookAgain: LookAgain | null;
  /** An appeal against it waits. */
  isAppealed: boolean;
}

/** What the data says anew of a finding. */
export interface News {
  /** `set_aside`: no more than what an appeal was right about. */
  state: 'open' | 'resolved' | 'set_aside';
  /** Of what stays open: it was open before. */
  wasOpen: boolean;
  /** Compared with what was decided, if anything was. */
  comparedWithDecided: 'no_more' | 'says_more' | 'other_person' | 'nothing_decided';
  /** Before it was about somebody else. */
  otherPerson: boolean;
}

/** Still in the hands of those whom it concerns: the data alone moves it. */
const undecided: readonly Handling[] = ['told', 'answered'];
/** Held against somebody, and not ended. */
const running: readonly Handling[] = ['confirmed', 'rectifying', 'proved'];
/** Nothing more follows from it. */
const ended: readonly Handling[] = ['unfounded', 'decided', 'closed'];

/**
 * Whether it stays open though the data no longer says so: it runs, or somebody appealed. So who can change the data, be it by an
 * explanation that is approved, ends nothing that was decided.
 */
export function standsUntilEnded({ handling, isAppealed }: Pick<Handled, 'handling' | 'isAppealed'>): boolean {
  return running.includes(handling) || isAppealed;
}

/**
 * What becomes of a finding's handling when the data says something else. The data ends only what nobody has decided; what
 * was decided stays, and whoever decided is asked to look again. So a late clip can't make a confirmed deletion vanish.
 * `toldAnew`: it is to be answered anew, with a new deadline.
 */
export function afterData(was: Handled, news: News): Omit<Handled, 'isAppealed'> & { toldAnew: boolean } {
  const { handling, lookAgain } = was;
  const stays = { handling, lookAgain, toldAnew: false };
  const toldAnew = { handling: 'told', lookAgain: null, toldAnew: true } as const;
  const { state, comparedWithDecided: compared } = news;
  if (state === 'set_aside') return { handling: 'unfounded', lookAgain: null, toldAnew: false };
  if (state === 'resolved') {
    if (!standsUntilEnded(was) && (undecided.includes(handling) || handling === 'unfounded')) {
      return { handling: 'closed', lookAgain: null, toldAnew: false };
    }
    return handling === 'closed' && !was.isAppealed ? stays : { ...stays, lookAgain: 'no_longer_so' };
  }
  if (undecided.includes(handling)) return news.wasOpen && !news.otherPerson ? { ...stays, lookAgain: null } : toldAnew;
  if (compared === 'no_more') return { ...stays, lookAgain: null };
  if (ended.includes(handling) || compared === 'nothing_decided') return toldAnew;
  return { ...stays, lookAgain: compared };
}
