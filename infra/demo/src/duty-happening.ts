import type { CheckItem } from '@rollcall/shared/contract/pre-shift-check';
import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { ExemptionReason } from '@rollcall/shared/http/exemptions';
import type { FindingKind } from '@rollcall/shared/http/findings';

/** From and to by local clock; hours from 24 on are those of the next day. */
export type Span = readonly [string, string];

/** What an officer did on duty that must be recorded. `place`: the post, unless it says. */
export interface Enforcement {
  kind: ActivityKind;
  time: Span;
  place?: string;
  plateNo?: string;
  /** Its file is numbered by date. */
  case?: true;
}

/** `leader`, `officer`: accounts of the demo for the first squad; both speak of what lies in their sight only. */
export type Speaker = 'leader' | 'officer' | 'admin';

/** What somebody says of a duty, by HQ's page. */
export type Statement = { by: Speaker } & (
  | { says: 'fault'; recorderSerial: string; at: string; symptom: string }
  /** A check before duty of the recorder that the officer holds; for one with a fault the officer takes the spare. */
  | {
      says: 'check';
      recorderSerial: string;
      at: string;
      fault?: { item: CheckItem; note: string; spareSerial: string };
    }
  | { says: 'return'; recorderSerial: string; at: string }
  /** Asks that time is exempt or explained; it waits for somebody else, unless the inspector approved it. */
  | { says: 'explanation'; time: Span; reasonCode: ExemptionReason; explanation: string; approval?: string }
  /** About the check-out that isn't the officer's own. */
  | { says: 'dispute'; reason: string }
  /** About what HQ found of the duty. `judged`: what the inspector makes of it after the answer. */
  | { says: 'answer' | 'appeal'; kind: FindingKind; text: string; judged?: Judged }
);

/** Why it is confirmed, what the officer has to put right, and why a case is opened. */
export interface Judged {
  confirmed: string;
  task: string;
  caseReason: string;
}
