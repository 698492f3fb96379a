import type { LiveMessage } from '@rollcall/shared/http/live';

/** What open pages are told about something of these units; nothing when there is nothing. */
export function liveMessage(topic: LiveMessage['topic'], about: readonly { unitCode: string }[]): LiveMessage[] {
  const unitCodes = [...new Set(about.map(({ unitCode }) => unitCode))].sort();
  return unitCodes.length === 0 ? [] : [{ topic, unitCodes }];
}
