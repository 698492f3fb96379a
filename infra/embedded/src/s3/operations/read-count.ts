import { S3Error } from '../s3-error.ts';

/** A whole number among the query parameters; undefined when absent. @throws S3Error InvalidArgument */
export function readCount(
  query: ReadonlyMap<string, string>,
  name: string,
  range: { from: number; to: number },
): number | undefined {
  const text = query.get(name);
  if (text === undefined || text === '') return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= range.from && count <= range.to) return count;
  throw new S3Error('InvalidArgument', `Argument ${name} must be an integer between ${range.from} and ${range.to}`, {
    detail: { ArgumentName: name, ArgumentValue: text },
  });
}
