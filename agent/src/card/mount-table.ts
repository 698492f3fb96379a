import { readFile } from 'node:fs/promises';

/** A line of `/proc/self/mountinfo`. Paths are latin1, one character a byte. */
export type Mount = { deviceNumber: string; path: string; readOnly: boolean };

/** What is mounted, as this process sees it, in the order of mounting: of several on one path the last one lies on top. */
export async function readMounts(): Promise<Mount[]> {
  const lines = (await readFile('/proc/self/mountinfo', 'latin1')).split('\n');
  return lines.filter((line) => line !== '').map(readLine);
}

function readLine(line: string): Mount {
  const fields = line.split(' ');
  const [, , deviceNumber = '', , path = '', options = ''] = fields;
  const superOptions = fields.at(-1) ?? '';
  const readOnly = [options, superOptions].some((list) => list.split(',').includes('ro'));
  return { deviceNumber, path: unescapePath(path), readOnly };
}

/** The kernel writes blanks and backslashes of a path in octal. */
function unescapePath(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
