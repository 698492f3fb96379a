import type { BookmarkRow, TrackPointRow } from '@rollcall/shared/resources/tracks';
import { trackWords } from '@rollcall/shared/words/tracks';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Query } from '../../api/to-query.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { isKnown } from './lay-points.ts';
import { PointsTable } from './points-table.tsx';
import classes from './track-details.module.css';
import { TrackMap, type TrackMapProps } from './track-map.tsx';

export interface TrackDetailsProps extends Omit<TrackMapProps, 'points' | 'bookmarks'> {
  track: { points: TrackPointRow[]; total: number; bookmarks: BookmarkRow[] };
  /** Of what the tables are saved. */
  query: Query;
  /** Of several recordings: each row names its own. */
  severalRecordings: boolean;
}

/** Where a recorder was, as a map, and what was marked on it; both as tables too. */
export function TrackDetails({ track, query, severalRecordings, ...shown }: TrackDetailsProps) {
  const texts = useWords(trackWords);
  const { points, total, bookmarks } = track;
  const known = points.filter(isKnown);
  const { timeOf, onPick } = shown;
  return (
    <div className={classes.details}>
      {known.length > 0 ? <TrackMap points={known} bookmarks={bookmarks} {...shown} /> : null}
      {points.length < total ? <p className={classes.quiet}>{texts.thinned(points.length, total)}</p> : null}
      {bookmarks.length > 0 ? (
        <>
          <div className={classes.head}>
            <h3>{texts.bookmarks}</h3>
            <DownloadMenu table="bookmarks" query={query} />
          </div>
          <PlainTable
            name={texts.bookmarks}
            rows={bookmarks}
            rowKey={({ shownAt, label, recorderSerial }) => `${recorderSerial} ${shownAt} ${label}`}
            columns={[
              {
                title: texts.time,
                cell: (bookmark) =>
                  onPick && bookmark.at !== null && bookmark.recordingId !== null ? (
                    <Button
                      type="link"
                      aria-label={texts.jump(timeOf(bookmark))}
                      onClick={() => onPick(Date.parse(bookmark.at ?? bookmark.shownAt))}
                    >
                      {timeOf(bookmark)}
                    </Button>
                  ) : (
                    timeOf(bookmark)
                  ),
              },
              { title: texts.label, cell: ({ label }) => label ?? texts.noLabel },
              ...(severalRecordings
                ? [
                    {
                      title: texts.recording,
                      cell: ({ recordingId, recorderSerial }: BookmarkRow) =>
                        recordingId === null ? (
                          texts.noRecording
                        ) : (
                          <Link to={paths.recording(recordingId)}>{recorderSerial}</Link>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      ) : null}
      {points.length > 0 ? <PointsTable {...{ points, total, timeOf, query, severalRecordings }} /> : null}
    </div>
  );
}
