// The least that anybody must do who checks a ledger dump: reads its lines, parses each, and takes the digests of its leaf, of
// its payload and of one inner node of the tree. It compares nothing. <dump>
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const [path = ''] = process.argv.slice(2);
const startMs = performance.now();
const file = openSync(path, 'r');
const piece = Buffer.allocUnsafe(1024 ** 2);
const node = Buffer.alloc(65);
let begun = '';
let leaves = 0;
for (let at = 0; at < fstatSync(file).size; ) {
  const bytes = readSync(file, piece, 0, piece.length, at);
  const end = piece.lastIndexOf(0x0a, bytes - 1) + 1 || bytes;
  const lines = (begun + piece.toString('utf8', 0, end)).split('\n');
  begun = lines.pop() ?? '';
  at += end;
  for (const line of lines) {
    const { kind, leaf, payload, subject, salt } = JSON.parse(line);
    if (kind !== 'leaf') continue;
    hash('sha256', `\0${JSON.stringify(leaf)}`, 'hex');
    hash('sha256', `${salt}${JSON.stringify({ payload, subject })}`, 'hex');
    hash('sha256', node, 'hex');
    leaves += 1;
  }
}
closeSync(file);
process.stdout.write(`${JSON.stringify({ leaves, wallSeconds: (performance.now() - startMs) / 1000 })}\n`);
