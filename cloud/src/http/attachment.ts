/** `Content-Disposition` of a file to save (RFC 6266): any name in RFC 5987's form, and a plain one for old clients. */
export function attachment(fileName: string): string {
  const name = fileName.toWellFormed();
  const plain = name.replace(/[^\w.-]/gu, '_');
  const encoded = encodeURIComponent(name).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Tells the page that no witness is configured, so the file is proved by HQ's signature alone. */
export function witnessedHeader({ witnessed }: { witnessed: boolean }): Record<string, string> {
  return witnessed ? {} : { 'rollcall-unwitnessed': '1' };
}
