import { unzipSync } from 'fflate';

/** The files of a .docx or .xlsx, text by name; pictures are left out. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).flatMap(([name, content]) =>
      /\.(xml|rels)$/.test(name) ? [[name, decoder.decode(content)]] : [],
    ),
  );
}

/** Names of all files in it, in their order. */
export function fileNamesOf(bytes: Uint8Array): string[] {
  return Object.keys(unzipSync(bytes));
}

/** The text of a document, a line for each paragraph. */
export function textOf(documentXml: string): string {
  return documentXml
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<w:tab\/>/g, '\t')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Of XML the first tag that isn't closed in its place, or a bare `&` or `<`; undefined: it is well-formed. */
export function firstFault(xml: string): string | undefined {
  const open: string[] = [];
  for (const [piece, , closing, name, empty] of xml.matchAll(/(<(\/)?([\w:.-]+)[^<>]*?(\/)?>)|<\?[^>]*\?>|[^<]+|</g)) {
    if (piece === '<' || (name === undefined && /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(piece)))
      return piece;
    if (name === undefined || empty !== undefined) continue;
    if (closing === undefined) open.push(name);
    else if (open.pop() !== name) return piece;
  }
  return open.at(-1);
}
