import type { Presence } from '@rollcall/shared/contract/presence';

/** What ingest works on, in the order of arrival for each station. */
export type IntakeMessage =
  | { kind: 'batch'; stationId: string; raw: Buffer }
  | { kind: 'presence'; stationId: string; presence: Presence }
  /** Not from a station: asks for a receipt that tells the station how far HQ is. */
  | { kind: 'receipt_wanted'; stationId: string }
  /** Not from a station: its lease seems to have run out. `listensSince`: when this process began to hear stations. */
  | { kind: 'lease_check'; stationId: string; listensSince: Date };

/** Whether the station has just connected, and so may have missed what HQ said before. */
export function isAnnouncement(message: IntakeMessage): boolean {
  if (message.kind !== 'presence' || message.presence.state !== 'online') return false;
  return (message.presence.lease?.renewal ?? 0) === 0;
}

/** The bytes that a message counts for in the queue: its own, and a constant for what holds it in memory. */
export function weightOf(message: IntakeMessage): number {
  return 512 + (message.kind === 'batch' ? message.raw.length : 0);
}
