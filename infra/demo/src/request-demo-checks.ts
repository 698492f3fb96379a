import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { HqSession } from './hq-session.ts';

/** Under which it is noted that the demo asked for them. */
export const demoChecksKey = 'targeted checks';

/** Has the inspector pick two recordings to look at, so that there is something to review. @returns false when there is none yet */
export async function requestDemoChecks(inspector: HqSession): Promise<boolean> {
  const { rows } = await inspector.get<{ rows: RecordingRow[] }>('recordings?kind=video&outcome=healthy&limit=50');
  const picked = rows.filter(({ holders, verifiedAt }) => holders.length > 0 && verifiedAt !== null).slice(0, 2);
  if (picked.length === 0) return false;
  for (const { recordingId } of picked) {
    await inspector.post('reviews', { kind: 'recording', item: recordingId, reason: '群众来电反映，调看核实' });
  }
  return true;
}
