import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { activityWords } from '@rollcall/shared/words/activities';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { formatSeconds } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';

/** The recordings that show an activity; each leads to its player at the moment when the activity starts. */
export function ActivityFootage({
  activity,
}: {
  activity: Pick<ActivityDetail, 'footage' | 'hiddenFootage' | 'startsAt'>;
}) {
  const texts = useWords(activityWords);
  const common = useWords(registryWords);
  const { footage, hiddenFootage, startsAt } = activity;
  return (
    <>
      {footage.length === 0 ? (
        <p>{texts.noFootage}</p>
      ) : (
        <PlainTable
          name={texts.footage}
          rows={footage}
          rowKey={({ recordingId, badgeNo }) => `${recordingId} ${badgeNo}`}
          columns={[
            {
              title: texts.time,
              cell: ({ recordingId, from, to }) => (
                <Link to={paths.recording(recordingId, playFrom(from, startsAt))}>
                  {`${formatSeconds(from)}–${formatSeconds(to)}`}
                </Link>
              ),
            },
            { title: texts.heldBy, cell: ({ badgeNo }) => badgeNo },
            {
              title: texts.recorder,
              cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
            },
            { title: texts.recording, cell: ({ fileName }) => fileName },
            { title: texts.counts, cell: ({ counts }) => (counts ? common.yes : texts.doesNot) },
          ]}
        />
      )}
      {hiddenFootage > 0 ? <p>{texts.hidden(hiddenFootage)}</p> : null}
    </>
  );
}

/** Seconds into the recording at which the activity starts. */
function playFrom(from: string, startsAt: string): { t?: number } {
  const seconds = Math.floor((Date.parse(startsAt) - Date.parse(from)) / 1000);
  return seconds > 0 ? { t: seconds } : {};
}
