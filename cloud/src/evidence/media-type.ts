const mediaTypes: Record<string, string> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  ts: 'video/mp2t',
  wav: 'audio/wav',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  log: 'text/plain',
  txt: 'text/plain',
};

/** What a browser is told that a recording is. Whatever isn't listed is bytes: nothing from a card may run as a page. */
export function mediaTypeOf(extension: string): string {
  return (Object.hasOwn(mediaTypes, extension) && mediaTypes[extension]) || 'application/octet-stream';
}
