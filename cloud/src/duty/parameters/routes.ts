import { type ParametersAnswer, parameters } from '@rollcall/shared/resources/parameters';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { type ParameterVersion, readParameterVersion } from '../../registry/parameter-repository.ts';
import { changeParameters, type ParametersFollow } from './change-parameters.ts';

const { read, replace } = parameters.endpoints;

/** @param follow what else follows from a change, in the same transaction */
export const serveParameters = (follow: ParametersFollow): ServedResource => ({
  lists: [],
  routes: ({ db, now }) => [
    serve(read, async () => toAnswer(await readParameterVersion(db))),
    serve(replace, async ({ body, session: { username: by, accountId } }) =>
      toAnswer(await changeParameters(db, body, { by, accountId, now: now() }, follow)),
    ),
  ],
});

function toAnswer({ setAt, ...version }: ParameterVersion): ParametersAnswer {
  return { ...version, setAt: setAt?.toISOString() ?? null };
}
