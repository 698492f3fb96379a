// Run as a process of its own, whose files may not grow beyond a limit: replaces a file by contents of the given lengths.
import { writeFileDurably } from '../../src/store/write-file-durably.ts';

const [path = '', ...lengths] = process.argv.slice(2);
const outcomes: string[] = [];
for (const length of lengths) {
  try {
    await writeFileDurably(path, Buffer.alloc(Number(length), 'x'));
    outcomes.push('written');
  } catch (error) {
    outcomes.push(error instanceof Error && 'code' in error ? String(error.code) : String(error));
  }
}
process.stdout.write(JSON.stringify(outcomes));
