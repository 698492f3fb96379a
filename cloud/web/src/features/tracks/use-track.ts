import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { useRead } from '../../api/use-read.ts';
import { useCan } from '../../session/use-can.ts';

/**
 * The track of a recording. Of restricted footage it comes only with a viewing session, which somebody asked for.
 * `mayLook`: false where the account will never see it.
 */
export function useTrack({ recordingId, restriction, state }: RecordingDetail, viewingSessionId: string | undefined) {
  const mayLook = useCan()('recordings.view') && state !== 'deleted' && restriction?.opens !== false;
  const asks = restriction !== null && viewingSessionId === undefined;
  const { answer, problem } = useRead(
    'GET recordings/:recordingId/track',
    { params: { recordingId }, query: restriction === null ? {} : { viewingSessionId } },
    { enabled: mayLook && !asks },
  );
  return { mayLook, asks, answer: asks ? undefined : answer, problem };
}
