import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../../auth/principal.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { checkServedParts } from '../../evidence/check-served-parts.ts';
import { mediaTypeOf } from '../../evidence/media-type.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { makeWalkDue } from '../../evidence/storage/walk-repository.ts';
import { addServed, findViewingSession, touchViewingSession } from '../../evidence/viewing-session-repository.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';
import { sendVersion } from '../../http/send-version.ts';
import type { LiveHub } from '../../live/live-hub.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { createMediaStreams } from './media-streams.ts';

/** What was served is written at most this often while an answer goes on, and at its end. */
const noteEveryMs = 500;

/** `last_read_at` is written at most this often: a player asks for many ranges. */
const touchEveryMs = 60_000;

/**
 * GET /api/v1/viewing-sessions/:viewingSessionId/media: the bytes of the stored version, or a range of them, as long as
 * the viewing session lasts: what is under way ends with it.
 */
export function readMedia(deps: {
  db: Database;
  now: () => Date;
  store: ObjectStore;
  hub: Pick<LiveHub, 'onSessionsEnded'>;
}): Route {
  const { db, now, store, hub } = deps;
  const streams = createMediaStreams();
  hub.onSessionsEnded(streams.check);
  return (app) =>
    app.route({
      method: ['GET', 'HEAD'],
      url: '/api/v1/viewing-sessions/:viewingSessionId/media',
      config: { access: 'recordings.view' },
      schema: {
        params: z.object({ viewingSessionId: z.uuid() }),
        querystring: z.object({ download: z.literal('1').optional() }),
      },
      handler: async (request, reply) => {
        const { viewingSessionId } = request.params;
        const at = now();
        const find = () => findViewingSession(db, viewingSessionId, viewerOf(request.session, now()));
        // Before it is looked up: so what ends it meanwhile is either seen there, or told here.
        const { ended, endIn, close } = streams.open({
          accountIds: [request.session.accountId, principalOf(request.session)],
          lasts: async () => (await find()) !== undefined,
        });
        reply.raw.once('close', close);
        const viewing = await find();
        if (!viewing) throw errors.viewingSessionNotFound();
        const { recordingId, objectKey, versionId, sizeBytes, partSizeBytes, partSha256, expiresAt } = viewing;
        if (viewing.state === 'deleted') throw errors.recordingDeleted(recordingId);
        // A read-back may have found wrong bytes since: then the station sends it again.
        if (versionId === null) throw errors.recordingNotUploaded(recordingId);

        if (request.method === 'GET' && at.getTime() - (viewing.lastReadAt?.getTime() ?? 0) > touchEveryMs) {
          await touchViewingSession(db, viewingSessionId, at);
        }
        endIn(expiresAt.getTime() - at.getTime());
        const note = noteServed(async (part) => addServed(db, viewingSessionId, part), request.log);
        reply.raw.once('close', note.end);
        return sendVersion(
          store,
          { objectKey, versionId, sizeBytes },
          {
            request,
            reply,
            ended,
            check: (start) => checkServedParts({ sizeBytes, partSizeBytes, partSha256 }, start),
            sent: note.sent,
            headers: {
              'content-type': mediaTypeOf(viewing.extension),
              'content-disposition': request.query.download === '1' ? attachment(viewing.fileName) : 'inline',
            },
            missing: () => errors.recordingNotUploaded(recordingId),
            onDoubt: () => {
              makeWalkDue(db, recordingId).catch((error: unknown) =>
                request.log.warn({ error }, 'it could not be asked to be read'),
              );
            },
          },
        );
      },
    });
}

/** Writes down what was handed to the player, so that a review can't count what wasn't. */
function noteServed(write: (part: { from: number; until: number }) => Promise<void>, log: FastifyBaseLogger) {
  let part: { from: number; until: number } | undefined;
  let writtenAt = performance.now();
  const flush = () => {
    if (part === undefined) return;
    const told = part;
    part = undefined;
    writtenAt = performance.now();
    write(told).catch((error: unknown) => log.warn({ error }, 'what was served could not be noted'));
  };
  return {
    sent(from: number, until: number) {
      part = { from: part?.from ?? from, until };
      if (performance.now() - writtenAt > noteEveryMs) flush();
    },
    end: flush,
  };
}
