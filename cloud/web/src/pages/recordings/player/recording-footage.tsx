import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { useState } from 'react';
import { BookmarkTicks } from '../../../features/tracks/bookmark-ticks.tsx';
import { RecordingTrack } from '../../../features/tracks/recording-track.tsx';
import { Player } from '../../../player/player.tsx';
import { useUrlQuery } from '../../../url/use-url-query.ts';
import { CustodyLane } from './custody-lane.tsx';

/** The player, and under it where the recorder was at the moment that it shows. */
export function RecordingFootage({ recording }: { recording: RecordingDetail }) {
  const [{ t }, change] = useUrlQuery(['t']);
  const startAtMs = (Number(t) || 0) * 1000;
  const [positionMs, setPositionMs] = useState<number>();
  const { capturedAt, spanMs, holdings } = recording;
  const from = capturedAt === null ? undefined : Date.parse(capturedAt);
  const jump = (at: number) => {
    if (from === undefined) return;
    const wantedMs = Math.max(0, Math.floor(at - from));
    // The same moment once more: the player goes where it is told only when that changes.
    change({ t: String((wantedMs === startAtMs ? wantedMs + 1 : wantedMs) / 1000) });
  };
  return (
    <>
      <Player
        recording={recording}
        startAtMs={startAtMs}
        lanes={
          from === undefined || spanMs === null ? null : (
            <>
              <CustodyLane holdings={holdings} from={from} to={from + spanMs} />
              <BookmarkTicks recording={recording} from={from} to={from + spanMs} />
            </>
          )
        }
        onPosition={setPositionMs}
      />
      <RecordingTrack
        recording={recording}
        headAt={from === undefined || positionMs === undefined ? undefined : from + positionMs}
        onPick={from === undefined || spanMs === null ? undefined : jump}
      />
    </>
  );
}
