// Writes shared/fixtures/evidence: exports and ledger dumps, whole and broken, with what every verifier must say of them in
// cases.json. Keys and salts follow from names, so the same bytes come out every time; a test compares them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dumpCases } from '../src/evidence/dump-cases.ts';
import { exportCases } from '../src/evidence/export-cases.ts';

const folder = new URL('../../shared/fixtures/evidence/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const cases = [...(await exportCases()), ...dumpCases()];
for (const { name, bytes } of cases) writeFileSync(new URL(name, folder), bytes);
const told = cases.map(({ bytes: _, ...rest }) => rest);
writeFileSync(new URL('cases.json', folder), `${JSON.stringify(told, null, 2)}\n`);
