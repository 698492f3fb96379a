import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordingIdOf } from '@rollcall/shared/ids';
import { loggingSerials, type RecorderSerial, wrongClockSerial } from '@rollcall/test/year/plan-year';

const clip = readFileSync(new URL('../../infra/demo/clips/10-minutes.mp4', import.meta.url));
const boxHeaderBytes = 8;
const mostFillerBytes = 40_000;
const damagedBytes = 70_000;
const wrongByMs = 1000 * 24 * 3_600_000;
const logsKept = 10;

/** A file that was once on a docked card. */
export interface DockedFile {
  serial: RecorderSerial;
  /** Below the card's folder. */
  path: string;
  sha256: string;
  recordingId: string;
  isLog: boolean;
  /** When it was first missing on its card; undefined while it is there. */
  goneAt?: Date;
}

/** A recorder with its card: in an officer's hands, where it records, or in the dock. */
export class HeldRecorder {
  readonly serial: RecorderSerial;
  /** Files that a station could see once. */
  readonly docked: DockedFile[] = [];
  readonly #badgeNo: string;
  readonly #inHands: string;
  readonly #inDock: string;
  #recorded: DockedFile[] = [];
  #sequenceNo = 0;

  constructor(serial: RecorderSerial, { badgeNo, folder, dock }: { badgeNo: string; folder: string; dock: string }) {
    this.serial = serial;
    this.#badgeNo = badgeNo;
    this.#inHands = join(folder, serial);
    this.#inDock = join(dock, serial);
    mkdirSync(join(this.#inHands, 'DCIM', '100MEDIA'), { recursive: true });
  }

  get isDocked(): boolean {
    return existsSync(this.#inDock);
  }

  /** Small real clips of this day, the first ones cut off; and the log of the day, if it writes one. */
  record(day: Date, { clips, damaged }: { clips: number; damaged: number }): void {
    for (let nr = 0; nr < clips; nr += 1) this.#addClip(day, nr < damaged);
    if (loggingSerials.includes(this.serial)) this.#addLog(day);
  }

  dock(): void {
    renameSync(this.#inHands, this.#inDock);
    this.docked.push(...this.#recorded);
    this.#recorded = [];
  }

  undock(): void {
    renameSync(this.#inDock, this.#inHands);
  }

  /** Files that lie on the card. */
  footage(): string[] {
    const folder = this.isDocked ? this.#inDock : this.#inHands;
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.MP4'));
  }

  /** Whether the card has this file still. */
  has({ path }: DockedFile): boolean {
    return existsSync(join(this.#inHands, path)) || existsSync(join(this.#inDock, path));
  }

  /** Notes what has gone from the card since the last look. */
  noteGone(): void {
    for (const file of this.docked) if (!file.isLog && !file.goneAt && !this.has(file)) file.goneAt = new Date();
  }

  #addClip(day: Date, isDamaged: boolean): void {
    this.#sequenceNo += 1;
    const minuteOfDay = 8 * 60 + (this.#sequenceNo % 540);
    const at = new Date(day.getTime() + minuteOfDay * 60_000 - (this.serial === wrongClockSerial ? wrongByMs : 0));
    const time = at.toISOString().replace(/\D/g, '').slice(0, 14);
    const sequence = String(this.#sequenceNo).padStart(4, '0');
    const name = `${this.serial}_${this.#badgeNo}_${time}_${sequence}.MP4`;
    this.#write(join('DCIM', '100MEDIA', name), makeClip(isDamaged), false);
  }

  /** The recorder itself removes its oldest logs. */
  #addLog(day: Date): void {
    const date = day.toISOString().slice(0, 10);
    mkdirSync(join(this.#inHands, 'LOG'), { recursive: true });
    const lines = ['08:00:00,1', '08:30:00,2', '17:00:00,3'].map((entry) => `${date} ${entry}\n`);
    // Two recorders may not have the same log: the same bytes are one recording.
    lines.push(`${date} 17:00:${this.serial.slice(-2)},4\n`);
    this.#write(join('LOG', `${date.replaceAll('-', '')}.log`), Buffer.from(lines.join('')), true);
    const logs = readdirSync(join(this.#inHands, 'LOG')).sort();
    for (const name of logs.slice(0, -logsKept)) rmSync(join(this.#inHands, 'LOG', name));
  }

  #write(path: string, bytes: Buffer, isLog: boolean): void {
    writeFileSync(join(this.#inHands, path), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#recorded.push({ serial: this.serial, path, sha256, recordingId: recordingIdOf(sha256), isLog });
  }
}

/** Its bytes are like no other clip's. */
function makeClip(isDamaged: boolean): Buffer {
  if (isDamaged) return Buffer.concat([clip.subarray(0, damagedBytes), randomBytes(16)]);
  const filler = randomBytes(16 + (randomBytes(2).readUInt16BE() % mostFillerBytes));
  const header = Buffer.alloc(boxHeaderBytes);
  header.writeUInt32BE(filler.length + boxHeaderBytes);
  header.write('free', 4, 'latin1');
  return Buffer.concat([clip, header, filler]);
}
