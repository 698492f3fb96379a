// Run as a process of its own, under strace: lists a card.
import { walkCard } from '../../src/card/walk-card.ts';

const { entries, errors } = await walkCard(Buffer.from(process.argv[2] ?? ''));
const listing = {
  entries: entries.map(({ pathText }) => pathText),
  errors: errors.map(({ pathText, kind, code }) => `${kind} ${pathText} ${code}`),
};
process.stdout.write(JSON.stringify(listing));
