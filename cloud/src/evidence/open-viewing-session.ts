import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { mediaTypeOf } from './media-type.ts';
import { problem } from './restrictions/problem.ts';
import type { Viewer } from './seen-by.ts';
import { findViewable, insertViewingSession } from './viewing-session-repository.ts';

/** Half a day on duty; whoever looks for longer leaves another trace. */
const lifetimeMs = 4 * 60 * 60_000;

export interface OpenedViewing {
  viewingSessionId: string;
  expiresAt: Date;
  contentType: string;
  sizeBytes: number;
}

/**
 * Lets an account read a recording's bytes for some hours, and records that it did.
 * @throws not_found, recording_restricted, recording_not_uploaded, recording_deleted
 */
export async function openViewingSession(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'username' | 'actingFor'> & Omit<Viewer, 'now'>,
  recordingId: string,
): Promise<OpenedViewing> {
  const { accountId, username, actingFor } = who;
  return db.transaction().execute(async (tx) => {
    const openedAt = now();
    const recording = await findViewable(tx, recordingId, { ...who, now: openedAt });
    if (!recording) throw errors.notFound(`The recording ${recordingId}`);
    if (!recording.opens) throw problem('recording_restricted');
    if (recording.state === 'deleted') throw errors.recordingDeleted(recordingId);
    if (recording.versionId === null) throw errors.recordingNotUploaded(recordingId);
    // What the role doesn't show is seen by an approval, and no longer than it lasts.
    const granted = recording.seenByRole ? null : recording.grantedUntil;
    const ends = [granted, actingFor?.until].flatMap((end) => (end ? [end.getTime()] : []));
    const expiresAt = new Date(Math.min(openedAt.getTime() + lifetimeMs, ...ends));
    const onBehalfOf = actingFor?.accountId ?? null;
    const viewing = { recordingId, accountId, onBehalfOf, openedAt, expiresAt };
    const viewingSessionId = await insertViewingSession(tx, viewing);
    await appendFact(tx, {
      type: 'viewing_session_opened',
      subject: `recording:${recordingId}`,
      payload: { viewingSessionId, accountId, by: username },
    });
    const { extension, sizeBytes } = recording;
    return { viewingSessionId, expiresAt, contentType: mediaTypeOf(extension), sizeBytes };
  });
}
