import { uriEncodePath } from '../auth/uri-encode.ts';
import type { S3Request } from '../http/s3-request.ts';
import { S3Error } from '../s3-error.ts';

export interface ListQuery {
  prefix: string;
  delimiter: string;
  encodingType: 'url' | undefined;
  /** Keys and prefixes as the client wants them spelt. */
  spell: (text: string) => string;
}

/** The parameters that all listings of keys share. */
export function readListQuery({ query }: S3Request): ListQuery {
  const encodingType = query.get('encoding-type');
  if (encodingType !== undefined && encodingType !== 'url') {
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  }
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    encodingType,
    spell: encodingType === 'url' ? uriEncodePath : (text) => text,
  };
}
