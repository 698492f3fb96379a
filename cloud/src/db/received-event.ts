import type { StationEvent } from '@rollcall/shared/contract/event';

/** An event as ingest took it: signed by this station, in its place of the station's chain, its body readable. */
export interface ReceivedEvent {
  stationId: string;
  incarnation: number;
  /** When HQ took the batch. */
  receivedAt: Date;
  event: StationEvent;
  /** How many entries of its body's list are set aside. */
  setAside?: number;
}
