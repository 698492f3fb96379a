import { S3Error } from '../s3-error.ts';

/**
 * Text as node:http takes header values: one character a byte. What comes in by header is in this form already, and is
 * kept in it; what comes in by query parameter is not.
 */
export function toHeaderText(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new S3Error('InvalidArgument', 'A header value cannot contain line breaks.');
  return Buffer.from(text, 'utf8').toString('latin1');
}

/**
 * What the bytes of a header value may spell. Clients sign text as UTF-8, and most send it so; others, Node's among them,
 * send one byte a character.
 */
export const headerReadings: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => Buffer.from(value, 'latin1').toString('utf8'),
];
