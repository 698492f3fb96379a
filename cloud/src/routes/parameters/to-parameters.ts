import type { ParametersResponse } from '@rollcall/shared/http/parameters';
import type { ParameterVersion } from '../../registry/parameter-repository.ts';

export function toParameters({ version, parameters, setBy, setAt }: ParameterVersion): ParametersResponse {
  return { version, parameters, setBy, setAt: setAt?.toISOString() ?? null };
}
