import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { mediaTypeOf } from '../../evidence/media-type.ts';
import { findViewingSession, touchViewingSession } from '../../evidence/viewing-session-repository.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { attachment } from '../attachment.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';
import { requestedRange } from './requested-range.ts';

/** `last_read_at` is written at most this often: a player asks for many ranges. */
const touchEveryMs = 60_000;

/**
 * GET /api/v1/viewing-sessions/:viewingSessionId/media: the bytes of the stored version, or a range of them. The store is
 * read no faster than the client takes them, and no longer than it stays.
 */
export function readMedia({ db, now, store }: { db: Database; now: () => Date; store: ObjectStore }): Route {
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
        const gone = whenClosed(reply.raw);
        const { viewingSessionId } = request.params;
        const at = now();
        const viewer = { accountId: request.session.accountId, unitCode: visibleUnit(request.session), now: at };
        const viewing = await findViewingSession(db, viewingSessionId, viewer);
        if (!viewing) throw errors.viewingSessionNotFound();
        const { recordingId, objectKey, versionId, sizeBytes } = viewing;
        // A read-back may have found wrong bytes since: then the station sends it again.
        if (versionId === null) throw errors.recordingNotUploaded(recordingId);

        const headers = {
          'accept-ranges': 'bytes',
          'content-type': mediaTypeOf(viewing.extension),
          'content-disposition': request.query.download === '1' ? attachment(viewing.fileName) : 'inline',
        };
        // Only GET has ranges (RFC 9110, section 14.2).
        if (request.method === 'HEAD') return reply.headers({ ...headers, 'content-length': sizeBytes }).send();
        const asked = requestedRange(request.headers.range, sizeBytes);
        if (asked.outcome === 'unsatisfiable') {
          reply.header('content-range', `bytes */${sizeBytes}`);
          throw errors.rangeNotSatisfiable(sizeBytes);
        }
        const range = asked.outcome === 'range' ? asked.range : { start: 0, end: sizeBytes - 1 };

        if (at.getTime() - (viewing.lastReadAt?.getTime() ?? 0) > touchEveryMs) {
          await touchViewingSession(db, viewingSessionId, at);
        }
        const bytes = await store.getObjectRange(objectKey, versionId, range, gone).catch((error: unknown) => {
          if (gone.aborted) return undefined; // Nobody hears an answer any more.
          throw error;
        });
        if (gone.aborted) return reply.hijack();
        if (!bytes) throw errors.recordingNotUploaded(recordingId);
        const stream = Readable.from(bytes, { objectMode: false });
        stream.once('error', (error) => {
          // No warning: the store's connection isn't kept for a player that pauses for long; it asks again.
          if (!gone.aborted) request.log.info({ recordingId, error }, 'media broke off');
        });
        reply.headers({ ...headers, 'content-length': range.end - range.start + 1 });
        if (asked.outcome === 'range') {
          reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
        }
        return reply.send(stream);
      },
    });
}

/** Aborted once the answer was sent or nobody waits for it any more. */
function whenClosed(response: ServerResponse): AbortSignal {
  const closed = new AbortController();
  if (response.destroyed) closed.abort();
  else response.once('close', () => closed.abort());
  return closed.signal;
}
