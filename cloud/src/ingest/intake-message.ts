import type { Presence } from '@rollcall/shared/contract/presence';

/** What ingest works on, in the order of arrival for each station. */
export type IntakeMessage =
  | { kind: 'batch'; stationId: string; raw: Buffer }
  | { kind: 'presence'; stationId: string; presence: Presence }
  /** Not from a station: asks for a receipt that tells the station how far HQ is. */
  | { kind: 'receipt_wanted'; stationId: string };

/** The bytes that a message counts for in the queue: its own, and a constant for what holds it in memory. */
export function weightOf(message: IntakeMessage): number {
  return 512 + (message.kind === 'batch' ? message.raw.length : 0);
}
