import type { Presence } from '@rollcall/shared/contract/presence';

/** What ingest works on, in the order of arrival for each station. */
export type IntakeMessage =
  | { kind: 'batch'; stationId: string; raw: Buffer }
  | { kind: 'presence'; stationId: string; presence: Presence }
  /** Nothing arrived, but the station is to be told how far HQ is. */
  | { kind: 'receipt_wanted'; stationId: string };

/** What a message costs in the queue: a little even when it is small. */
export function weightOf(message: IntakeMessage): number {
  return 512 + (message.kind === 'batch' ? message.raw.length : 0);
}
