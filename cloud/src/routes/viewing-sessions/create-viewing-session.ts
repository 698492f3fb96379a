import { viewingSessionRequestSchema, viewingSessionSchema } from '@rollcall/shared/http/viewing-sessions';
import type { Database } from '../../db/database.ts';
import { openViewingSession } from '../../evidence/open-viewing-session.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/viewing-sessions: opens a recording to be seen, which leaves a trace. */
export function createViewingSession(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/viewing-sessions',
      {
        config: { access: 'recordings.view' },
        schema: { body: viewingSessionRequestSchema, response: { 201: viewingSessionSchema } },
      },
      async (request, reply) => {
        const { username, actingFor } = request.session;
        const viewer = { ...viewerOf(request.session, deps.now()), username, actingFor };
        const { expiresAt, ...opened } = await openViewingSession(deps, viewer, request.body.recordingId);
        return reply.code(201).send({
          ...opened,
          mediaUrl: `/api/v1/viewing-sessions/${opened.viewingSessionId}/media`,
          expiresAt: expiresAt.toISOString(),
        });
      },
    );
}
