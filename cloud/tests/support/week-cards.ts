import type { Input } from './week-input.ts';
import { after, toldAt } from './week-officers.ts';
import { type Clip, cardInDock, type LogLine } from './witness-world.ts';

/** A file as it was recorded, in true time. It is on the card and is collected, but for its fate. */
export interface CardFile {
  from: Date;
  to: Date;
  /** When HQ is told. */
  announcedAt: Date;
  badgeNo: string;
  damaged?: boolean;
  /**
   * `gone`: a dock lists it, and the next doesn't. `next_dock`: that one collects it. `only_logged`, `only_counted`: it is gone
   * before any dock, and the recorder's log names it, or only its number is left out.
   */
  fate?: 'gone' | 'next_dock' | 'only_logged' | 'only_counted';
}

/** What an officer's day leaves on the card of a recorder. */
export interface CardDay {
  recorderSerial: string;
  stationId: string;
  files: readonly CardFile[];
  dockedAt: Date;
  /** HQ is told of the footage, and not of the dock. */
  dockUntold: boolean;
  /** So much the recorder's clock was ahead. */
  aheadMinutes: number;
  keepsLog: boolean;
  freeBytes: number;
}

interface Written extends Clip {
  file: CardFile;
}

/** What docks tell of a card, day by day. Each lists what the one before collected as well, and the log of both days. */
export function addCard(add: (input: Input) => Input, days: readonly CardDay[]): void {
  let sequenceNo = 0;
  let before: Written[] = [];
  for (const { recorderSerial, stationId, files, dockedAt, dockUntold, aheadMinutes, keepsLog, freeBytes } of days) {
    const written = files.map((file): Written => {
      const { badgeNo, damaged = false } = file;
      const [from, to] = [after(file.from, aheadMinutes), after(file.to, aheadMinutes)];
      const name = `${recorderSerial}_${String(++sequenceNo).padStart(4, '0')}.MP4`;
      return { file, name, from, to, sequenceNo, badgeNo, damaged };
    });
    const isListed = ({ file: { fate } }: Written) => fate === undefined || fate === 'gone' || fate === 'next_dock';
    const clips = [
      ...before.flatMap((one) => (one.file.fate === 'gone' ? [] : [{ ...one, known: one.file.fate === undefined }])),
      ...written.map((one) => ({ ...one, uncollected: one.file.fate !== undefined })),
    ].filter(isListed);
    const { listed, footage, ended } = cardInDock({
      ...{ recorderSerial, stationId, at: dockedAt, freeBytes, clips },
      ...(keepsLog ? { log: logOf([...before, ...written]) } : {}),
    });
    // A station tells of its dock in order; that its files come at any time is more than it does.
    if (!dockUntold) add({ events: [...listed, ...ended] });
    for (const { clip, event } of footage) {
      const announcedAt = Math.max(clip.file.announcedAt.getTime(), dockedAt.getTime());
      add({ events: [toldAt(new Date(announcedAt), event)] });
    }
    before = written;
  }
}

function logOf(files: readonly Written[]): LogLine[] {
  const named = files.filter(({ file }) => file.fate !== 'only_counted');
  return named.flatMap(({ name, from, to, sequenceNo }) => [
    { at: after(from, -0.5), type: 2 },
    { at: from, type: 4, fileName: name, sequenceNo },
    { at: to, type: 7, fileName: name, sequenceNo },
  ]);
}
