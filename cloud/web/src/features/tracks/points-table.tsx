import type { TrackPointRow } from '@rollcall/shared/resources/tracks';
import { trackWords } from '@rollcall/shared/words/tracks';
import { useState } from 'react';
import type { Query } from '../../api/to-query.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { DownloadMenu } from '../../table/download-menu.tsx';
import classes from './track-details.module.css';

interface Props {
  points: readonly TrackPointRow[];
  total: number;
  timeOf: (point: TrackPointRow) => string;
  query: Query;
  severalRecordings: boolean;
}

/** As many as somebody reads; the file has all. */
const mostRows = 200;
/** About a metre. */
const digits = 5;

/** The points of a track in words, folded until somebody asks. */
export function PointsTable({ points, total, timeOf, query, severalRecordings }: Props) {
  const texts = useWords(trackWords);
  const [open, setOpen] = useState(false);
  const every = Math.ceil(points.length / mostRows);
  const rows = points.filter((_, index) => index % every === 0 || index === points.length - 1);
  return (
    <>
      <div className={classes.head}>
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{texts.pointsTable(total)}</summary>
        </details>
        <DownloadMenu table="track-points" query={query} />
      </div>
      {open ? (
        <>
          <PlainTable
            name={texts.pointsTable(total)}
            rows={rows}
            rowKey={({ recorderSerial, shownAt }, index) => `${recorderSerial} ${shownAt} ${index}`}
            columns={[
              { title: texts.time, cell: (point) => <NoWrap>{timeOf(point)}</NoWrap> },
              {
                title: texts.place,
                cell: ({ latitude, longitude }) => `${latitude.toFixed(digits)}, ${longitude.toFixed(digits)}`,
              },
              {
                title: texts.accuracyColumn,
                cell: ({ accuracyM }) => (accuracyM === null ? null : texts.accuracy(Math.round(accuracyM))),
              },
              ...(severalRecordings
                ? [
                    {
                      title: texts.recorder,
                      cell: ({ recorderSerial, recordingId }: TrackPointRow) =>
                        recordingId === null ? `${recorderSerial} · ${texts.noRecording}` : recorderSerial,
                    },
                  ]
                : []),
            ]}
          />
          {rows.length < total ? <p className={classes.quiet}>{texts.rowsOf(rows.length, total)}</p> : null}
        </>
      ) : null}
    </>
  );
}
