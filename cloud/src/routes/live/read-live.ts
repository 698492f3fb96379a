import type { ServerResponse } from 'node:http';
import type { LiveEvent } from '@rollcall/shared/http/live';
import { peekSession } from '../../auth/sessions/sessions.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import type { Session } from '../../http/signed-in.ts';
import { hearingOf } from '../../live/hearing-of.ts';
import type { LiveHub } from '../../live/live-hub.ts';
import { missedEvent } from '../../live/missed-event.ts';
import { staleLists } from '../../live/stale-lists.ts';

const heartbeatMs = 15_000;
/** Tabs and screens of one account. */
const mostStreams = 20;
/** Who reads more slowly than this is cut off, and asks again. */
const mostUnreadBytes = 64 * 1024;
const mostUnreadMs = 1000;

interface Stream {
  accountId: string;
  /** Ends it unless its session is what it was. */
  check(): Promise<void>;
  end(): void;
}

/**
 * GET /api/v1/live: server-sent events that say what changed, first what changed in the last minute. A stream ends with its session:
 * at once when somebody ended it, within a heartbeat when it expired or the account's role or unit changed. Listening alone keeps no
 * session alive.
 */
export function readLive(deps: {
  db: Database;
  now: () => Date;
  hub: LiveHub;
  sessionCookie: string;
  beatMs?: number;
}): Route {
  const { hub, sessionCookie, beatMs = heartbeatMs } = deps;
  const streams = new Set<Stream>();
  const streamsOf = (accountId: string) => [...streams].filter((stream) => stream.accountId === accountId);
  return (app) => {
    // A stream never ends by itself, and the server waits for what is open.
    app.addHook('preClose', async () => {
      for (const stream of streams) stream.end();
    });
    hub.onSessionsEnded((accountId) => {
      for (const stream of streamsOf(accountId)) void stream.check();
    });
    app.get('/api/v1/live', { config: { access: 'session' } }, async (request, reply) => {
      const { session } = request;
      const { accountId } = session;
      if (streamsOf(accountId).length >= mostStreams) throw errors.tooManyStreams(mostStreams);

      reply.hijack();
      const response = reply.raw;
      response.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream',
        'x-accel-buffering': 'no',
        // The connection ends with the stream: kept alive, it would hold up the end of the service.
        connection: 'close',
      });
      const sessionId = request.cookies[sessionCookie] ?? '';
      const write = (text: string) => {
        // Also while the last bytes are still on their way to a slow reader: a write after the end would be an error.
        if (response.writableEnded || response.destroyed) return;
        response.write(text);
        if (response.writableLength > mostUnreadBytes) response.destroy();
      };
      const hearing = hearingOf(session);
      write('retry: 3000\n\n');
      write(`event: missed\ndata: ${JSON.stringify(missedEvent(hub, hearing))}\n\n`);
      const unsubscribe = hub.subscribe(hearing, ({ topic, unitCodes, subjects }) => {
        const event: LiveEvent = { topic, unitCodes, stale: staleLists({ topic, subjects }) };
        write(`data: ${JSON.stringify(event)}\n\n`);
      });
      const end = () => {
        response.end();
        // Who doesn't read what is left can't hold up the end.
        setTimeout(() => response.destroy(), mostUnreadMs).unref();
      };
      const check = async () => {
        if (!(await stillThe(session, () => peekSession(deps, sessionId)))) end();
      };
      const heartbeat = setInterval(async () => {
        await check();
        write(':\n\n');
      }, beatMs);
      const stream = { accountId, check, end };
      streams.add(stream);
      await closed(response);
      clearInterval(heartbeat);
      unsubscribe();
      streams.delete(stream);
    });
  };
}

/** A database that doesn't answer ends no stream: the page would only come back to the same. */
async function stillThe(session: Session, peek: () => Promise<Session | undefined>): Promise<boolean> {
  try {
    const now = await peek();
    if (now === undefined) return false;
    return now.role === session.role && now.unitCode === session.unitCode && now.badgeNo === session.badgeNo;
  } catch {
    return true;
  }
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once('close', resolve));
}
