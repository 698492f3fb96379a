import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A recorder's card in a dock, laid out as L6. */
export class RecorderCard {
  readonly folder: string;
  readonly #recorderSerial: string;

  constructor(dockFolder: string, recorderSerial: string) {
    this.folder = join(dockFolder, recorderSerial);
    this.#recorderSerial = recorderSerial;
    // A folder in which nothing lies is no card.
    mkdirSync(join(this.folder, 'DCIM'), { recursive: true });
  }

  /** `DCIM/100MEDIA/<serial>_<badge>_<time>_<seq>.MP4` */
  pathOf(sequenceNo: number, { badgeNo = '100001', capturedAt = '20261125093000' } = {}): string {
    const name = `${this.#recorderSerial}_${badgeNo}_${capturedAt}_${String(sequenceNo).padStart(4, '0')}.MP4`;
    return join(this.folder, 'DCIM', '100MEDIA', name);
  }

  /** Puts a file on the card at once, as a docked card has it. Returns its path. */
  add(
    sequenceNo: number,
    content: { copyOf: string } | { bytes: Uint8Array | string },
    name: { badgeNo?: string; capturedAt?: string } = {},
  ): string {
    const path = this.pathOf(sequenceNo, name);
    mkdirSync(dirname(path), { recursive: true });
    const hidden = join(this.folder, '..', `.arriving-${process.pid}-${sequenceNo}`);
    if ('copyOf' in content) copyFileSync(content.copyOf, hidden);
    else writeFileSync(hidden, content.bytes);
    renameSync(hidden, path);
    return path;
  }
}
