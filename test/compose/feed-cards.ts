// Puts a video on one of three docked cards every two seconds, until it is told to end, and writes down each:
// `node feed-cards.ts DOCK LIST [COUNT]`. With COUNT it puts so many at once, and ends.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { placeFile } from '@rollcall/test/kills/placed-files';

const [dock = '', list = '', count] = process.argv.slice(2);
const MiB = 1024 * 1024;
const cards = ['K000011', 'K000012', 'K000013'];
const everyMs = 2000;

let nr = existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n').length : 0;
function place(): void {
  nr += 1;
  const card = cards[nr % cards.length] ?? '';
  appendFileSync(list, `${JSON.stringify(placeFile(dock, card, nr, (4 + (nr % 5) * 4) * MiB))}\n`);
}

if (count === undefined) setInterval(place, everyMs);
else for (let placed = 0; placed < Number(count); placed += 1) place();
