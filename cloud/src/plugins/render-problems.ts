import { STATUS_CODES } from 'node:http';
import type { Problem } from '@rollcall/shared/http/problem';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isConnectionError, isUnstorableValue, sqlStateOf } from '../db/sql-state.ts';
import { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import { type Refusals, refusalOf } from '../http/refusals.ts';

/** Answers every error, and every address that isn't there, as RFC 9457 problem. Handlers only throw. */
export function renderProblems(app: FastifyInstance, { refusals }: { refusals: Refusals }): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const told = toAppError(error);
    noteRefusal(request, told, refusals);
    return send(reply, request, told);
  });
  app.setNotFoundHandler((request, reply) => send(reply, request, errors.notFound('This address')));
}

/** Who guesses passwords, or tries what isn't allowed, leaves a line and is counted. No name and no password stands in it. */
function noteRefusal(request: FastifyRequest, error: AppError, refusals: Refusals): void {
  const kind = refusalOf(error);
  if (kind === undefined) return;
  refusals[kind] += 1;
  const accountId = error.accountId ?? request.accountId;
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  request.log.warn({ code: error.code, accountId, address: request.ip, route }, 'request refused');
}

function send(reply: FastifyReply, request: FastifyRequest, error: AppError): FastifyReply {
  if (error.status >= 500) request.log.error({ error }, 'request failed');
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  const problem: Problem = {
    type: `urn:rollcall:problem:${error.code}`,
    title: error.title,
    status: error.status,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    instance: request.id,
    code: error.code,
    nextStep: error.nextStep,
    ...(error.fields.length === 0 ? {} : { errors: error.fields }),
    ...error.extensions,
  };
  // Serialised here: a route's own response schemas don't describe problems.
  return reply.code(error.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}

function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = error.validationContext ?? 'body';
    return errors.badRequest(
      error.validation.map((issue) => ({
        path: `${part}${issue.instancePath.replaceAll('/', '.')}`,
        message: issue.message ?? 'is wrong',
      })),
    );
  }
  if (isConnectionError(error) || /^(57P|53|08)/.test(sqlStateOf(error) ?? ''))
    return errors.databaseUnavailable(error);
  if (isUnstorableValue(error)) {
    return errors.badRequest([{ path: 'request', message: "holds a character or a time that can't be kept" }]);
  }
  const { statusCode } = error;
  if (statusCode === 413) return errors.bodyTooLarge(error);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return errors.badHttp(statusCode, STATUS_CODES[statusCode] ?? 'Bad request', error);
  }
  return errors.internal(error);
}
