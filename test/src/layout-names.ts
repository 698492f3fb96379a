/** A file as a recorder makes it. `endsAt` is only told by layouts whose names have it. */
export interface ClipName {
  recorderSerial: string;
  badgeNo: string;
  startsAt: Date;
  endsAt: Date;
  sequenceNo: number;
  marked: boolean;
}

export type Layout = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'L7';

/** Where a layout puts a video, below the card's folder. */
type LayoutName = (clip: ClipName) => string;

const localOffsetMs = 8 * 60 * 60 * 1000;

/** `20261124`, `101530`: as recorders write Chinese time, or UTC. */
function digits(at: Date, offsetMs = localOffsetMs): { date: string; time: string } {
  const text = new Date(at.getTime() + offsetMs).toISOString().slice(0, 19).replace(/\D/g, '');
  return { date: text.slice(0, 8), time: text.slice(8) };
}

const dashed = (date: string) => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
const dotted = (time: string) => `${time.slice(0, 2)}.${time.slice(2, 4)}.${time.slice(4)}`;
const four = (sequenceNo: number) => String(sequenceNo).padStart(4, '0');

/** The folder of an L4 recording. */
export function containerOf({ recorderSerial, badgeNo, startsAt }: ClipName): string {
  const { date, time } = digits(startsAt, 0);
  return `${badgeNo}_${recorderSerial}_${date}T${time}Z`;
}

/** The names of every layout. A card of L7 has the names of L5, and a file that binds it. */
export const layoutNames: Record<Layout, LayoutName> = {
  L1: ({ recorderSerial, startsAt, sequenceNo }) => {
    const { date, time } = digits(startsAt);
    return `${recorderSerial}@${date}${time}${four(sequenceNo)}.MP4`;
  },
  L2: ({ startsAt, endsAt }) => {
    const { date, time } = digits(startsAt);
    const end = dotted(digits(endsAt).time);
    return `mpt/${dashed(date)}/001/dav/${time.slice(0, 2)}/${dotted(time)}-${end}[R][0@0][0].mp4`;
  },
  L3: ({ recorderSerial, badgeNo, startsAt, marked }) => {
    const { date, time } = digits(startsAt);
    const name = `DCAM_${recorderSerial}_${badgeNo}_${date}_${time}`;
    return marked ? `Media/IMP/${name}_IMP.mp4` : `Media/Video/${name}.mp4`;
  },
  L4: (clip) => {
    const { date, time } = digits(clip.startsAt, 0);
    return `${containerOf(clip)}/${date}_${time}_ab12.mkv`;
  },
  L5: ({ startsAt }) => {
    const { date, time } = digits(startsAt);
    return `${date}/${time}.mp4`;
  },
  L6: ({ recorderSerial, badgeNo, startsAt, sequenceNo, marked }) => {
    const { date, time } = digits(startsAt);
    const name = `${recorderSerial}_${badgeNo}_${date}${time}_${four(sequenceNo)}${marked ? '_IMP' : ''}`;
    return `DCIM/100MEDIA/${name}.MP4`;
  },
  L7: (clip) => layoutNames.L5(clip),
};
