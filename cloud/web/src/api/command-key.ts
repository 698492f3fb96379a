/**
 * Names a command to HQ, which does it once however often it comes: after a double click, or because its answer was lost. Made when
 * somebody gives it, kept until HQ has done it.
 */
export function newCommandKey(): string {
  // `crypto.randomUUID` is there under HTTPS only.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
