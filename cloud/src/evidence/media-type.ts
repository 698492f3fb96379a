const mediaTypes: Record<string, string> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  ts: 'video/mp2t',
  webm: 'video/webm',
  '3gp': 'video/3gpp',
  mpg: 'video/mpeg',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  log: 'text/plain',
  txt: 'text/plain',
};

/** What a browser is told that a recording is. Whatever isn't listed is bytes: nothing from a card may run as a page. */
export function mediaTypeOf(extension: string): string {
  return (Object.hasOwn(mediaTypes, extension) && mediaTypes[extension]) || 'application/octet-stream';
}
