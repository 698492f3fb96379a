import { type Query, toQuery } from './to-query.ts';

/** First the resource (`shifts`), by which changes make answers old; then the whole address. */
export function queryKey(path: string, query: Query = {}): readonly [string, string] {
  return [path.split(/[/?]/, 1)[0] ?? path, `${path}${toQuery(query)}`];
}
