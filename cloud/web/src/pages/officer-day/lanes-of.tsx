import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import type { BookmarkRow } from '@rollcall/shared/resources/tracks';
import { activityKindNames, activityVerdictNames } from '@rollcall/shared/words/activities';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { deletionEvidenceWords } from '@rollcall/shared/words/deletion-evidence';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import { formatWords } from '@rollcall/shared/words/format';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { trackWords } from '@rollcall/shared/words/tracks';
import { piecesOf } from '../../strip/pieces-of.ts';
import { lostFilesOf } from './lost-files-of.ts';
import { spanOn, timeOn } from './time-on.ts';
import type { LaneBlock } from './timeline/lane.tsx';

export type LaneName = 'duty' | 'custody' | 'activities' | 'clips' | 'marks' | 'lost' | 'log' | 'clock';

const activityLooks: Record<ActivityVerdict, LaneBlock['look']> = {
  covered: 'activity',
  partly_exempt: 'activity',
  incomplete: 'uncovered',
  incomplete_explained: 'explained',
  not_covered: 'uncovered',
  not_covered_explained: 'explained',
  not_inspected: 'activity',
  pending: 'activity',
  exempt: 'activity',
  not_required: 'activity',
  cannot_tell: 'activity',
};

/** What each lane shows of the day, in order of time. A clip shows its picture where that is wide enough. */
export function lanesOf(
  day: OfficerDay,
  bookmarks: readonly BookmarkRow[],
  language: Language,
  showsPicture: (from: number, to: number) => boolean,
) {
  const ofTrack = wordsIn(trackWords, language);
  const texts = wordsIn(officerDayWords, language);
  const { named } = wordsIn(formatWords, language);
  const evidence = wordsIn(deletionEvidenceWords, language);
  const end = (to: string | null) => (to === null ? Date.parse(day.to) : Date.parse(to));
  const options = { date: day.date, language };
  const inSeconds = { ...options, seconds: true };
  const span = (from: string, to: string | null) =>
    to === null ? `${timeOn(from, options)}–${texts.untilFurtherNotice}` : spanOn(from, to, options);
  const labelOf = ({ damaged, notInspected, disputed, fileName }: OfficerDay['recordings'][number]) => {
    if (damaged) return texts.damaged;
    if (notInspected) return texts.notInspected;
    return disputed ? texts.disputed : fileName;
  };
  const lanes: Record<LaneName, LaneBlock[]> = {
    duty: [
      ...day.shifts.map(
        ({ shiftId, startsAt, endsAt, post, dutyTypeName }): LaneBlock => ({
          key: shiftId,
          from: Date.parse(startsAt),
          to: Date.parse(endsAt),
          look: 'held',
          label: `${dutyTypeName} · ${post}`,
          tip: `${span(startsAt, endsAt)} · ${dutyTypeName} · ${post}`,
        }),
      ),
      ...day.shifts.flatMap(({ shiftId, breaks }) =>
        breaks.map(
          ({ from, to }): LaneBlock => ({
            key: `${shiftId} ${from}`,
            from: Date.parse(from),
            to: Date.parse(to),
            look: 'quiet',
            label: texts.break,
            tip: `${span(from, to)} · ${texts.break}`,
          }),
        ),
      ),
      ...day.leave.map(
        ({ leaveId, from, to, note }): LaneBlock => ({
          key: leaveId,
          from: Date.parse(from),
          to: Date.parse(to),
          look: 'quiet',
          label: texts.leave,
          tip: [span(from, to), texts.leave, note].filter(Boolean).join(' · '),
        }),
      ),
      ...day.exemptions.flatMap(({ exemptionId, from, to, reasonCode, state }): LaneBlock[] => {
        if (state !== 'approved' && state !== 'pending') return [];
        const reason = exemptionReasonNames[reasonCode][language];
        return [
          {
            key: exemptionId,
            from: Date.parse(from),
            to: Date.parse(to),
            look: 'exempt',
            label: reason,
            tip: `${span(from, to)} · ${reason} · ${texts.exemptionStates[state]}`,
          },
        ];
      }),
    ],
    custody: [
      ...day.holdings.map(
        ({ custodyId, recorderSerial, from, to }): LaneBlock => ({
          key: `${custodyId} ${from}`,
          from: Date.parse(from),
          to: end(to),
          look: 'held',
          label: recorderSerial,
          tip: `${span(from, to)} · ${recorderSerial}`,
        }),
      ),
      ...day.faults.map(
        ({ repairTicketId, recorderSerial, from, to, symptom }): LaneBlock => ({
          key: repairTicketId,
          from: Date.parse(from),
          to: end(to),
          look: 'quiet',
          label: texts.fault,
          tip: `${span(from, to)} · ${named(`${texts.fault} ${recorderSerial}`, symptom)}`,
        }),
      ),
      ...day.outages.map(
        ({ stationId, stationName, from, to }): LaneBlock => ({
          key: `${stationId} ${from}`,
          from: Date.parse(from),
          to: end(to),
          look: 'quiet',
          label: texts.outage,
          tip: `${span(from, to)} · ${texts.outage} ${stationName}`,
        }),
      ),
    ],
    activities: day.activities.map(
      ({ activityId, kind, startsAt, endsAt, place, plateNo, caseNo, verdict }): LaneBlock => ({
        key: activityId,
        from: Date.parse(startsAt),
        to: Date.parse(endsAt),
        look: activityLooks[verdict],
        label: activityKindNames[kind][language],
        tip: [
          startsAt === endsAt ? timeOn(startsAt, options) : span(startsAt, endsAt),
          activityKindNames[kind][language],
          activityVerdictNames[verdict][language],
          place,
          plateNo,
          caseNo,
        ]
          .filter(Boolean)
          .join(' · '),
      }),
    ),
    clips: piecesIn(day.recordings).map(({ recording, from, to }): LaneBlock => {
      const wide = recording.hasThumbnail && showsPicture(from, to);
      return {
        key: `${recording.recordingId} ${from}`,
        from,
        to,
        look: recording.damaged || recording.notInspected || recording.disputed ? 'not' : 'counts',
        label: (
          <>
            {wide ? <img src={`/api/v1/recordings/${recording.recordingId}/thumbnail`} alt="" loading="lazy" /> : null}
            {labelOf(recording)}
          </>
        ),
        tip: `${spanOn(recording.from, recording.to, inSeconds)} · ${recording.recorderSerial} · ${recording.fileName}`,
      };
    }),
    marks: [
      ...day.recordings.flatMap(({ recordingId, from, recorderSerial, fileName, deviceMarked }): LaneBlock[] => {
        if (!deviceMarked) return [];
        const at = Date.parse(from);
        const tip = [timeOn(from, inSeconds), recorderSerial, ofTrack.deviceMark, fileName].join(' · ');
        return [{ key: `${recordingId} ${from}`, from: at, to: at, look: 'mark', label: ofTrack.deviceMark, tip }];
      }),
      ...bookmarks.flatMap(({ at, label, recorderSerial }, index): LaneBlock[] => {
        if (at === null) return [];
        const says = label ?? ofTrack.bookmarks;
        const tip = [timeOn(at, inSeconds), recorderSerial, says].join(' · ');
        const moment = Date.parse(at);
        return [{ key: `${recorderSerial} ${at} ${index}`, from: moment, to: moment, look: 'mark', label: says, tip }];
      }),
    ],
    lost: lostFilesOf(day).map(({ key, recorderSerial, fileName, sequenceNo, from, to }): LaneBlock => {
      const name = texts.lostFile(
        fileName ?? (sequenceNo === null ? evidence.unnamed : evidence.sequenceNo(sequenceNo)),
      );
      const time = to === null ? timeOn(from, inSeconds) : spanOn(from, to, inSeconds);
      return {
        key,
        from: Date.parse(from),
        to: Date.parse(to ?? from),
        look: 'lost',
        label: name,
        tip: [time, recorderSerial, name].join(' · '),
      };
    }),
    log: day.recorderLog.map(({ recorderSerial, at, type, fileName }, index): LaneBlock => {
      const says = texts.logTypes[type as keyof typeof texts.logTypes];
      return {
        key: `${recorderSerial} ${at} ${index}`,
        from: Date.parse(at),
        to: Date.parse(at),
        look: 'mark',
        label: says,
        tip: [timeOn(at, inSeconds), recorderSerial, says, fileName].filter(Boolean).join(' · '),
      };
    }),
    clock: day.recordings.flatMap((recording): LaneBlock[] => {
      const { clockErrorMs, clockOffsetMs, recordingId } = recording;
      if (clockErrorMs === 0 && clockOffsetMs === 0) return [];
      return [
        {
          key: `${recordingId} ${recording.from}`,
          from: Date.parse(recording.from) - clockErrorMs,
          to: Date.parse(recording.to) + clockErrorMs,
          look: 'band',
          tip: `${recording.recorderSerial} · ${texts.clockBand(clockOffsetMs, clockErrorMs)}`,
        },
      ];
    }),
  };
  for (const blocks of Object.values(lanes)) blocks.sort((one, other) => one.from - other.from);
  return lanes;
}

/** Where a recording shows nothing, nothing is drawn. */
function piecesIn(recordings: OfficerDay['recordings']) {
  const timeOf = ({ from, to }: { from: string; to: string }) => ({ from: Date.parse(from), to: Date.parse(to) });
  return recordings.flatMap((recording) =>
    piecesOf(timeOf(recording), recording.holes.map(timeOf)).map((piece) => ({ recording, ...piece })),
  );
}
