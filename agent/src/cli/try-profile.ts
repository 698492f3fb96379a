import { printable, shortened, textTable } from '@rollcall/node/text-table';
import type { NameClaim } from '@rollcall/shared/contract/sighting';
import { createProfileReader, type FileReading } from '../card/classify-file.ts';
import type { LayoutProfile } from '../card/layout-profile.ts';
import type { CardPreview } from './preview-card.ts';
import { shanghaiTime } from './shanghai-time.ts';

type TriedFile = {
  pathText: string;
  /** `media`, `log`, `side file`, `ignored`: as what a pattern of the layout takes it. */
  as: string;
  claim: NameClaim;
  /** It goes on where another file ends: both are one recording. */
  joins: boolean;
};

/** What one layout makes of a card by itself. `unknown`: footage that none of its patterns fits. */
export type ProfileTrial = { profileId: string; wins: boolean; files: TriedFile[]; unknown: string[] };

const maxPathColumns = 60;

export function tryProfile(profile: LayoutProfile, preview: CardPreview): ProfileTrial {
  const { profileId, joinRule } = profile;
  const paths = preview.files.map(({ path }) => path.text);
  const reader = createProfileReader([profile]).forCard(paths);
  const readings = paths.map((pathText) => ({ pathText, reading: reader.read(pathText) }));
  const known = readings.filter(({ reading }) => reading.byProfileId !== null);
  const ends = known.flatMap(({ reading }) => (reading.claim.endedAt ? Date.parse(reading.claim.endedAt) : []));
  const joins = ({ capturedAt }: NameClaim) =>
    ends.some((end) => {
      const gapMs = Date.parse(capturedAt ?? '') - end;
      return gapMs >= 0 && gapMs <= joinRule.maxGapMs;
    });
  return {
    profileId,
    wins: preview.profileId === profileId,
    files: known.map(({ pathText, reading }) => {
      return { pathText, as: takenAs(reading), claim: reading.claim, joins: joins(reading.claim) };
    }),
    unknown: readings
      .filter(({ reading }) => reading.byProfileId === null && reading.fileClass === 'media')
      .map(({ pathText }) => pathText),
  };
}

/** A trial as lines for a person. */
export function profileReport({ profileId, wins, files, unknown }: ProfileTrial): string[] {
  const header = ['File', 'Taken as', 'Start', 'End', 'Badge', 'Recorder', 'No.', 'Marked', 'Run'];
  return [
    '',
    wins
      ? `This card gets the layout ${profileId}.`
      : `This card does not get the layout ${profileId}: another has a higher score.`,
    ...(files.length > 0 ? ['', ...textTable([header, ...files.map(rowOf)])] : []),
    '',
    unknown.length === 0
      ? `Every piece of footage fits a pattern of ${profileId}.`
      : `Footage that no pattern of ${profileId} fits (${unknown.length}):`,
    ...unknown.map((path) => `  ${printable(path)}`),
  ];
}

function rowOf({ pathText, as, claim, joins }: TriedFile): string[] {
  const { capturedAt, endedAt, badgeNo, recorderSerial, sequenceNo, deviceMarked } = claim;
  return [
    shortened(printable(pathText), maxPathColumns),
    as,
    capturedAt === null ? '–' : shanghaiTime(capturedAt),
    endedAt ? shanghaiTime(endedAt) : '–',
    printable(badgeNo ?? '–'),
    printable(recorderSerial ?? '–'),
    String(sequenceNo ?? '–'),
    deviceMarked ? 'yes' : '–',
    joins ? 'goes on' : '–',
  ];
}

function takenAs(reading: FileReading): string {
  if (reading.fileClass === 'inventory_only') return 'ignored';
  if (reading.fileClass === 'media') return 'media';
  return reading.sideProfileId === null ? 'log' : 'side file';
}
