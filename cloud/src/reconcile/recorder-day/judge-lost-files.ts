import type { FindingDetail, FindingGrade, Testimonies } from '@rollcall/shared/http/findings';
import type { Circumstances } from '../../witnesses/lost-file.ts';
import { emptyDetail } from '../empty-detail.ts';
import type { JudgedFinding } from '../judged-finding.ts';
import { gradeLoss } from './grade-loss.ts';
import { holderAt, type RecorderDayFacts } from './recorder-day-facts.ts';

type LostFile = NonNullable<FindingDetail['lostFiles']>[number];
type Loss = { file: LostFile; at: Date; badgeNo: string | null; unitCode: string | null; activityIds: string[] };

const longestList = 200;
const longestFileMs = 4 * 3_600_000;
/** Numbers of neighbours are this close; further apart, the recorder began anew. */
const nearNumbers = 100;

/** What is about a file that is gone: the rule is that of the witness that saw it best, so that no file is told of twice. */
export function judgeLostFiles(facts: RecorderDayFacts): JudgedFinding[] {
  const counted = facts.firstDay !== null && facts.day >= facts.firstDay;
  const missed = facts.missed.filter((file) => !file.permitted && isDeletion(file));
  const missing = missed.map(({ fileName, fileKey, sequenceNo, cardKey, at, writtenAt }) => {
    const log = facts.logs.find((one) => one.fileKey === fileKey);
    const written = writtenAt > at && writtenAt.getTime() - at.getTime() <= longestFileMs ? writtenAt : null;
    return lossOf(
      facts,
      { fileName, sequenceNo, cardKey, from: at, to: log?.endsAt ?? written, at },
      {
        recorderLog: log ? 'recorded' : 'silent',
        sequence: isMissingNumber(facts, sequenceNo) ? 'recorded' : 'silent',
        cardInventory: 'recorded',
      },
    );
  });
  const logged = counted ? facts.logged.filter(isDeletion) : [];
  const absent = logged.map(({ fileName, sequenceNo, cardKey, at, endsAt }) =>
    lossOf(
      facts,
      { fileName, sequenceNo, cardKey, from: at, to: endsAt, at },
      {
        recorderLog: 'recorded',
        sequence: isMissingNumber(facts, sequenceNo) ? 'recorded' : 'silent',
        cardInventory: 'silent',
      },
    ),
  );
  const holes = counted ? facts.holes.filter(isDeletion) : [];
  const skipped = holes.flatMap(({ first, last, known, cardKey, after, before }) =>
    numbersBetween(first, last)
      .filter((number) => !known.includes(number))
      .map((sequenceNo) =>
        lossOf(
          facts,
          { fileName: null, sequenceNo, cardKey, from: after, to: before, at: after },
          {
            recorderLog: isLogged(facts, after, before) ? 'absent' : 'silent',
            sequence: 'recorded',
            cardInventory: 'silent',
          },
        ),
      ),
  );
  return [
    ...findingOf(facts, 'missing_since_dock', missing),
    ...findingOf(facts, 'logged_but_absent', absent),
    ...findingOf(facts, 'sequence_hole', skipped),
  ];
}

/** What isn't one: the card went to another recorder, may be another card, or was full and lost its oldest. */
function isDeletion({ sameRecorder, sameCard, olderRemains, newerFollows, mayBeFull }: Circumstances): boolean {
  const overwritten = mayBeFull && !olderRemains && newerFollows;
  return sameRecorder && sameCard && !overwritten;
}

function lossOf(
  facts: RecorderDayFacts,
  file: { fileName: string | null; sequenceNo: number | null; cardKey: string; from: Date; to: Date | null; at: Date },
  said: Pick<Testimonies, 'recorderLog' | 'sequence' | 'cardInventory'>,
): Loss {
  const { fileName, sequenceNo, cardKey, from, to, at } = file;
  const holder = holderAt(facts, at);
  const until = to ?? from;
  const tickets = facts.activities.filter(
    ({ badgeNo, startsAt, endsAt }) => badgeNo === holder?.badgeNo && startsAt <= until && endsAt >= from,
  );
  const testimonies: Testimonies = { ...said, files: 'absent', ticket: tickets.length > 0 ? 'recorded' : 'silent' };
  const [cardVolumeId = null] = cardKey.split(' ');
  const span = { from: from.toISOString(), to: to?.toISOString() ?? null };
  const grade = gradeLoss(testimonies, { unconfirmed: holder?.unconfirmed ?? false });
  return {
    file: { fileName, sequenceNo, cardVolumeId, ...span, testimonies, grade },
    at,
    badgeNo: holder?.badgeNo ?? null,
    unitCode: holder?.unitCode ?? null,
    activityIds: tickets.map(({ activityId }) => activityId),
  };
}

/** Whether footage is there with numbers shortly before and after this one. */
function isMissingNumber({ recordings }: RecorderDayFacts, sequenceNo: number | null): boolean {
  if (sequenceNo === null) return false;
  const numbers = recordings.flatMap((one) => (one.sequenceNo === null ? [] : [one.sequenceNo]));
  return (
    numbers.some((number) => number < sequenceNo && number >= sequenceNo - nearNumbers) &&
    numbers.some((number) => number > sequenceNo && number <= sequenceNo + nearNumbers)
  );
}

/** Whether the recorder's log tells of files at both ends: then it would have told of one between them. */
function isLogged({ logs }: RecorderDayFacts, after: Date, before: Date): boolean {
  return logs.some(({ at }) => at <= after) && logs.some(({ at }) => at >= before);
}

function findingOf(
  facts: RecorderDayFacts,
  rule: 'missing_since_dock' | 'logged_but_absent' | 'sequence_hole',
  losses: readonly Loss[],
): JudgedFinding[] {
  if (losses.length === 0) return [];
  const { recorderSerial, day } = facts;
  const about = losses.find(({ badgeNo }) => badgeNo !== null);
  const others = new Set(
    losses.flatMap(({ badgeNo }) => (badgeNo === null || badgeNo === about?.badgeNo ? [] : [badgeNo])),
  );
  const activityIds = [...new Set(losses.flatMap((loss) => loss.activityIds))].sort();
  const files = losses.map(({ file }) => file);
  const detail: FindingDetail = {
    ...emptyDetail,
    lostFiles: files.slice(0, longestList),
    lostFileCount: files.length,
    recorderSerials: [recorderSerial],
    ...(others.size > 0 ? { badgeNos: [...others].sort() } : {}),
    ...(activityIds.length > 0 ? { activityIds } : {}),
  };
  return [
    {
      ruleKey: rule,
      kind: rule,
      subject: `recorder_day:${recorderSerial}:${day}`,
      recorderSerial,
      badgeNo: about?.badgeNo ?? null,
      unitCode: about?.unitCode ?? facts.unitCode,
      dutyDate: day,
      grade: strongest(files),
      detail,
    },
  ];
}

function strongest(files: readonly LostFile[]): FindingGrade {
  return (['proved', 'strong'] as const).find((grade) => files.some((file) => file.grade === grade)) ?? 'weak';
}

function numbersBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
