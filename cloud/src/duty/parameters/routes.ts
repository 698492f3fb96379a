import { type ParametersAnswer, parameters } from '@rollcall/shared/resources/parameters';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { type ParameterVersion, readParameterVersion } from '../../registry/parameter-repository.ts';
import { changeParameters } from './change-parameters.ts';

const { read, replace } = parameters.endpoints;

export const servedParameters: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(read, async () => toAnswer(await readParameterVersion(db))),
    serve(replace, async ({ body, session }) =>
      toAnswer(await changeParameters(db, body, { by: session.username, now: now() })),
    ),
  ],
};

function toAnswer({ setAt, ...version }: ParameterVersion): ParametersAnswer {
  return { ...version, setAt: setAt?.toISOString() ?? null };
}
