import type { FlatBound } from '@rollcall/test/year/judge-flat';

/**
 * What a station may keep for good of each file that it collected, in its database: by it the file is known when its card comes back,
 * and announced again to an HQ that lost it.
 */
export const knownFileBytes = 4096;

const exactly = (name: string): FlatBound => ({ name, ratio: 1, slack: 0 });
const about = (name: string, slack: number, ratio = 1.1): FlatBound => ({ name, ratio, slack });

const rows = (name: string) => about(name, 20, 1.25);

/** What may not grow while a station works. Sizes in MiB. */
export const boundsOfSoak: readonly FlatBound[] = [
  ...['handles', 'threads', 'collecting'].map(exactly),
  // They come and go: between 14 and 23 in two months, without a trend.
  about('timers', 4, 1),
  ...['sockets', 'resources'].map((name) => about(name, 4, 1)),
  about('heap', 1, 1.05),
  about('external', 1),
  about('rss', 8),
  about('wal', 4, 1),
  about('recordings', 1),
  about('status_file', 0.01),
  ...['rows_dock_session', 'rows_card_file'].map(rows),
];

/** What passes only after days is the same in two quarters of a life once the second one began after them. */
export const leastDaysOfYear = 4 * 30;

/** Nor what passes after some days, however long it lives. */
export const boundsOfYear: readonly FlatBound[] = [
  ...boundsOfSoak,
  about('database_beyond_known_files', 1),
  about('journal', 1),
  ...['rows_kiosk_entry', 'rows_outbox_batch'].map(rows),
  ...['hq_session', 'hq_used_assertion', 'hq_given_command', 'hq_attempt_window', 'hq_pending_fact'].map(rows),
];

/** What the graph shows. */
export const shownMeasures = [
  ...['rss', 'heap', 'database', 'database_beyond_known_files', 'journal', 'recordings'].map((name) => ({
    name,
    unit: 'MiB',
  })),
  ...['handles', 'threads', 'timers', 'rows_card_file', 'rows_dock_session', 'rows_outbox_batch'].map((name) => ({
    name,
    unit: '',
  })),
];
