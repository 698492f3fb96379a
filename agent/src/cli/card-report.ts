import { basename, dirname, join } from 'node:path';
import { printable, shortened, textTable } from '@rollcall/node/text-table';
import type { SerialSource } from '../card/card-identity.ts';
import { maxFolderDepth } from '../card/walk-card.ts';
import { isInCardRoot } from './dock-or-card.ts';
import { fileCount, layoutLines } from './layout-lines.ts';
import type { CardPreview, FilePlan } from './preview-card.ts';
import { shanghaiTime } from './shanghai-time.ts';

const serialSources: Record<SerialSource, string> = {
  station_bind: 'from the file that binds the card',
  file_name: 'from the names of its files',
  folder_name: "only from the folder's name",
};

const unlistedReasons: Record<string, string> = {
  TOO_DEEP: `more than ${maxFolderDepth} folders inside each other: what lies deeper is not collected, move it up`,
  TOO_MANY_FILES: 'more than 100,000 files: this is hardly a card',
  EACCES: 'no permission: run this as the user that the agent runs as, or change how the card is mounted',
  EIO: 'the card fails: copy it with another reader soon',
};

/** 1080p takes at most this much (GA/T 947.2 as implementers quote it), so the minutes left are at least what follows. */
const bytesPerMinute = 2.6e9 / 60;
/** Earlier times come from a clock that fell back to 1970, 1980 or 2000 when the battery was flat. */
const noRecorderBeforeMs = Date.UTC(2010, 0);
const dayMs = 24 * 60 * 60 * 1000;
const maxPathColumns = 72;
const maxIgnoredRows = 20;

/** A card's preview as lines for a person. */
export function cardReport(preview: CardPreview, now: Date): string[] {
  const { files, folder, recorderSerial, serialSource, cardVolumeId, unlisted } = preview;
  const ignored = files.filter(({ plan }) => plan === 'ignore');
  const hidden = new Set(ignored.slice(maxIgnoredRows));
  const shown = files.filter((file) => !hidden.has(file));
  const header = ['File', 'Size', 'Claimed time (Asia/Shanghai)', 'Badge', 'What happens'];
  return [
    ...textTable([
      ['Card', printable(folder)],
      ['Recorder', `${printable(recorderSerial)} (${serialSources[serialSource]})`],
      ['Volume', printable(cardVolumeId)],
      ...bindingRows(preview),
      ...layoutLines(preview).map((line, index) => [index === 0 ? 'Layout' : '', line]),
      ['Space', spaceText(preview.space)],
    ]),
    '',
    ...(files.length > 0 ? textTable([header, ...shown.map((file) => fileRow(file, now))]) : []),
    ...(hidden.size > 0 ? [`… and ${hidden.size} more that are ignored; --json lists them all.`] : []),
    ...unlisted.slice(0, maxIgnoredRows).map(unlistedText),
    ...(files.length > 0 ? ['', totalsText(files)] : []),
    ...advice(preview),
  ];
}

function fileRow(file: FilePlan, now: Date): string[] {
  const { path, sizeBytes, claim } = file;
  const time = claim.capturedAt === null ? '–' : `${shanghaiTime(claim.capturedAt)}${endText(claim)}`;
  const name = shortened(printable(path.text), maxPathColumns);
  return [name, sizeText(sizeBytes), time, printable(claim.badgeNo ?? '–'), planText(file, now)];
}

function planText({ plan, why, isLog, log, sideFile, claim }: FilePlan, now: Date): string {
  if (plan === 'ignore') return `ignored: ${why}`;
  if (plan === 'wait') return 'wait, still changing';
  if (plan === 'empty') return `empty: HQ is told, nothing to collect${sideFile ? `, ${sideFileText(sideFile)}` : ''}`;
  if (plan === 'unreadable') return `unreadable (${why}): HQ is told, tried again`;
  const capturedMs = claim.capturedAt === null ? Number.NaN : Date.parse(claim.capturedAt);
  return [
    'collect',
    ...(sideFile ? [sideFileText(sideFile)] : []),
    ...(isLog && !sideFile ? [`recorder log: ${log ? logText(log) : 'nobody knows how it reads'}`] : []),
    ...(claim.deviceMarked ? ['marked important'] : []),
    ...(capturedMs < noRecorderBeforeMs ? ['the clock had been reset'] : []),
    ...(capturedMs > now.getTime() + dayMs ? ['the clock runs ahead'] : []),
  ].join(', ');
}

function logText({ entries, badLines, more }: NonNullable<FilePlan['log']>): string {
  const [first, last] = [entries[0], entries.at(-1)];
  const times = first && last ? `, ${shanghaiTime(first.at)} to ${shanghaiTime(last.at)}` : '';
  const bad = badLines === 1 ? ', 1 line says nothing' : `, ${badLines} lines say nothing`;
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  return `${count}${times}${badLines > 0 ? bad : ''}${more ? ', and more' : ''}`;
}

/** The end that a name tells: only its time of day, where it is on the date of the start. */
function endText({ capturedAt, endedAt }: FilePlan['claim']): string {
  if (!capturedAt || !endedAt) return '';
  const [start, end] = [shanghaiTime(capturedAt), shanghaiTime(endedAt)];
  return ` to ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}

function sideFileText({ kind, entries, from, to, badEntries, recording }: NonNullable<FilePlan['sideFile']>): string {
  const [one, many] = kind === 'track' ? ['point', 'points'] : ['bookmark', 'bookmarks'];
  const times = from && to ? `, ${shanghaiTime(from)}${from === to ? '' : ` to ${shanghaiTime(to)}`}` : '';
  const bad = badEntries === 0 ? '' : `, ${badEntries} unreadable`;
  const whose = recording === null ? 'of no recording here' : `of ${shortened(printable(recording), maxPathColumns)}`;
  return `${kind}: ${entries} ${entries === 1 ? one : many}${times}${bad}, ${whose}`;
}

function bindingRows({ binding: { badgeNo, unit } }: CardPreview): string[][] {
  return [
    ...(badgeNo === null
      ? []
      : [['Badge', `${printable(badgeNo)} (from the file that binds the card: for names without one)`]]),
    ...(unit === null ? [] : [['Unit', printable(unit)]]),
  ];
}

function spaceText(space: CardPreview['space']): string {
  if (!space) return 'not known: the folder is part of a larger disk, no mounted card';
  const minutes = Math.floor(space.freeBytes / bytesPerMinute);
  return `${sizeText(space.freeBytes)} of ${sizeText(space.totalBytes)} free: at least ${minutes} minutes of 1080p video`;
}

function unlistedText({ pathText, code }: CardPreview['unlisted'][number]): string {
  return `Not listed: ${printable(pathText)} (${unlistedReasons[code] ?? code})`;
}

function totalsText(files: readonly FilePlan[]): string {
  const of = (plan: FilePlan['plan']) => files.filter((file) => file.plan === plan);
  const collect = of('collect');
  const bytes = collect.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const sideFiles = collect.filter(({ sideFile }) => sideFile !== null).length;
  const logs = collect.filter(({ isLog }) => isLog).length - sideFiles;
  const others: [number, string][] = [
    [of('wait').length, 'still changing'],
    [of('empty').length, 'empty'],
    [of('unreadable').length, 'unreadable'],
    [of('ignore').length, 'ignored'],
  ];
  return [
    `${fileCount(files.length)}: ${collect.length} to collect (${sizeText(bytes)}${logs > 0 ? `, recorder logs among them: ${logs}` : ''}${sideFiles > 0 ? `, side files: ${sideFiles}` : ''})`,
    ...others.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`),
  ].join(', ');
}

function advice({ profileId, files, folder, perhapsCards, unlisted }: CardPreview): string[] {
  const footage = files.some(({ plan, isLog }) => plan !== 'ignore' && !isLog);
  const lines = ['Nothing was collected or changed: this command only looks.'];
  const [first] = perhapsCards;
  if (first !== undefined) {
    lines.push(`Next: this may be the dock rather than a card. Then name the card: ${commandFor(join(folder, first))}`);
  } else if (isInCardRoot(basename(folder))) {
    lines.push(`Next: this seems to be a folder on a card. Then name its root: ${commandFor(dirname(folder))}`);
  } else if (files.length === 0 && unlisted.length === 0) {
    lines.push('Next: the folder is empty. Is the card mounted, and the recorder in its USB storage mode?');
  } else if (!footage) {
    lines.push('Next: there is no footage here. Name the root of the card, where DCIM, Media or date folders lie.');
  } else if (profileId === null) {
    lines.push('Next: the footage is collected all the same, but its names tell neither time nor badge.');
    lines.push('docs/card-layouts.md says how to describe this layout, so that they do.');
  }
  return lines;
}

function commandFor(folder: string): string {
  return `rollcall-agent card '${printable(folder)}'`;
}

function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${units[step]}`;
}
