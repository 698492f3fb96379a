import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The library that moves the clock of programs. Ends this program where it isn't installed. */
export function findLibfaketime() {
  for (const folder of readdirSync('/usr/lib')) {
    const file = join('/usr/lib', folder, 'faketime/libfaketime.so.1');
    if (existsSync(file)) return file;
  }
  console.error('libfaketime is not installed (Debian: apt install libfaketime).');
  process.exit(1);
}
