import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { claimCommand, findCommand, forgetCommand, type GivenCommand, saveAnswer } from './given-command-repository.ts';
import { openAnswer, sealAnswer } from './seal-answer.ts';

/** Who waits for the same command to end is answered with what it said, if it ends within this time. */
const patienceMs = 20_000;
const askEveryMs = 50;
/** No command runs so long: HQ ended in the middle of this one. */
const longestMs = 2 * 60_000;

interface Claim extends GivenCommand {
  key: string;
}

/**
 * A command with an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) is done once: who gives it again within a day
 * hears what it answered. A refused command did nothing, so its key is free again. Keys are each account's, source's or station's
 * own. A command without a key is done as often as it comes.
 *
 * Add it before `enforceAccess`: that one's last hook runs the handler inside of it.
 */
export function doOnce(app: FastifyInstance, { db, now }: { db: Database; now: () => Date }): void {
  const claims = new WeakMap<FastifyRequest, Claim>();

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    const giver = giverOf(request);
    if (key === undefined || giver === undefined) return;
    const claim: Claim = { key, commandSha256: sha256([giver, key]), askedSha256: askedSha256(request) };
    if (await repeats(claim, reply)) return reply;
    claims.set(request, claim);
  });

  /** Claims the command, or answers what it answered before. */
  async function repeats(claim: Claim, reply: FastifyReply): Promise<boolean> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      if (await claimCommand(db, claim, now())) return false;
      const before = await findCommand(db, claim.commandSha256);
      // It was refused in this moment: this one may try.
      if (!before) continue;
      if (!before.askedSha256.equals(claim.askedSha256)) throw errors.idempotencyKeyReused();
      if (before.status !== null && before.sealedAnswer !== null) {
        const { contentType, payload } = openAnswer(claim.key, before.sealedAnswer);
        if (contentType !== undefined) reply.type(contentType);
        reply.code(before.status).header('idempotency-replayed', 'true').send(Buffer.from(payload, 'base64'));
        return true;
      }
      if (now().getTime() - before.givenAt.getTime() > longestMs) throw errors.outcomeUnknown();
      if (performance.now() > deadline) throw errors.commandRuns();
      await delay(askEveryMs);
    }
  }

  app.addHook('onSend', async (request, reply, payload) => {
    const claim = claims.get(request);
    if (!claim) return payload;
    claims.delete(request);
    try {
      // After an error of ours nobody knows what was done: then it stays claimed.
      if (reply.statusCode < 400 && !reply.hasHeader('set-cookie') && isWhole(payload)) {
        const answer = {
          contentType: reply.getHeader('content-type')?.toString(),
          payload: Buffer.from(payload ?? '').toString('base64'),
        };
        await saveAnswer(db, claim.commandSha256, {
          status: reply.statusCode,
          sealedAnswer: sealAnswer(claim.key, answer),
        });
      } else if (reply.statusCode < 500) await forgetCommand(db, claim.commandSha256);
    } catch (error) {
      request.log.warn({ error }, 'answer of a command was not kept');
    }
    return payload;
  });
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{16,128}$/.test(key)) return key;
  throw errors.badRequest([{ path: 'headers.idempotency-key', message: 'must be 16 to 128 visible ASCII characters' }]);
}

/** Undefined for what anybody may ask: that is nobody's own. */
function giverOf(request: FastifyRequest): string | undefined {
  const { access } = request.routeOptions.config;
  if (access === undefined || access === 'public') return undefined;
  if (access === 'station') return `station ${request.stationId}`;
  if (request.activitySource !== undefined) return `source ${request.activitySource}`;
  const { accountId, actingFor } = request.session;
  return `account ${accountId} ${actingFor?.delegationId ?? ''}`;
}

function askedSha256({ method, url, body }: FastifyRequest): Buffer {
  return sha256([method, url, Buffer.isBuffer(body) ? sha256([body]) : (JSON.stringify(body) ?? '')]);
}

function isWhole(payload: unknown): payload is string | Buffer | null | undefined {
  return payload === null || payload === undefined || typeof payload === 'string' || Buffer.isBuffer(payload);
}

/** Of each part with its length, so that no two lists of parts are alike. */
function sha256(parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest();
}
