import type { ByteSource } from './byte-source.ts';

/** What a file is, by how it begins and ends: one damaged end doesn't hide it. Null for anything else. */
export async function kindOfEvidence(source: ByteSource): Promise<'export' | 'dump' | null> {
  const [head, tail] = [await textOf(source, 0, 4), await textOf(source, source.size - 22, 22)];
  if (head === 'PK\u0003\u0004' || tail.startsWith('PK\u0005\u0006')) return 'export';
  return head.startsWith('{"') || tail.endsWith('"}\n') ? 'dump' : null;
}

async function textOf(source: ByteSource, offset: number, length: number): Promise<string> {
  if (source.size < 22) return '';
  return String.fromCharCode(...(await source.read(offset, length)));
}
