// Runs dependency-cruiser over the source and fails on a forbidden import, on a folder that no rule binds, on Chinese outside
// of shared/src/words, on a number of scripts/house.json that rose, on a commit whose subject is too long, or when fewer modules were
// seen than the tree holds: with a TypeScript it can't load, dependency-cruiser reports success over nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { roots, unlistedFiles } from '../.dependency-cruiser.mjs';
import { findUnworded } from './find-unworded.mjs';
import { compareHouse, isProduct, longSubjects, measureHouse } from './measure-house.mjs';

const folders = [
  'shared/src',
  'shared/node/src',
  'agent/src',
  'cloud/src',
  'cloud/web/src',
  'cloud/web/verifier',
  'infra/embedded/src',
  'infra/demo/src',
  'test',
];
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trimEnd();
const files = (...of) => git('ls-files', '--cached', '--others', '--exclude-standard', '--', ...of).split('\n');
const tracked = files(...folders).filter((file) => /\.tsx?$/.test(file));

const unlisted = new Map(unlistedFiles(tracked).map((one) => [`${one.root}/${one.name}`, one]));
for (const { file, root, name } of unlisted.values()) {
  console.error(`${file}: '${name}' stands in no layer. Add it to '${root}' in .dependency-cruiser.mjs.`);
}

const unworded = findUnworded(tracked.filter((file) => existsSync(file)));
for (const place of unworded) {
  console.error(`${place}\n  Words belong into shared/src/words/<resource>.ts, in Chinese and English.`);
}

const run = spawnSync('depcruise', ['--config', '.dependency-cruiser.mjs', '-T', 'json', ...folders], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (!run.stdout?.startsWith('{')) {
  console.error(run.error?.message ?? (run.stderr || run.stdout));
  process.exit(1);
}
const { modules, summary } = JSON.parse(run.stdout);
for (const violation of summary.violations) {
  console.error(`${violation.rule.severity} ${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
console.log(`${summary.totalCruised} modules, ${summary.violations.length} forbidden imports`);
if (summary.totalCruised < tracked.length) {
  console.error(
    `Only ${summary.totalCruised} modules were seen, but the tree holds ${tracked.length}: the check did not really run.`,
  );
  process.exit(1);
}

const risen = [...checkHouse(modules), ...longSubjects(commitsSince(houseFile().since))];
for (const breach of risen) console.error(breach);
process.exit(summary.error + unlisted.size + unworded.length + risen.length > 0 ? 1 : 0);

function houseFile() {
  return JSON.parse(readFileSync(new URL('house.json', import.meta.url), 'utf8'));
}

/** What fell is written down, so that it stays down; not in CI, whose tree nobody keeps. @returns what rose */
function checkHouse(seen) {
  const product = files().filter((file) => isProduct(file) && existsSync(file));
  const texts = new Map(product.map((file) => [file, readFileSync(file, 'utf8')]));
  const imports = seen.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ resolved }) => texts.has(source) && texts.has(resolved))
      .map(({ resolved }) => [source, resolved]),
  );
  const house = houseFile();
  const { risen, numbers } = compareHouse(measureHouse({ texts, imports, layers: roots['cloud/src'] }), house.numbers);
  if (!process.env.CI && JSON.stringify(numbers) !== JSON.stringify(house.numbers)) {
    const text = `${JSON.stringify({ ...house, numbers }, null, 2)}\n`;
    writeFileSync(new URL('house.json', import.meta.url), text);
    console.log('Numbers of scripts/house.json fell: commit it.');
  }
  return risen;
}

/** Of a clone that doesn't reach so far back, the last commit. */
function commitsSince(commit) {
  const isThere = spawnSync('git', ['merge-base', '--is-ancestor', commit, 'HEAD']).status === 0;
  return git('log', '--no-merges', '--format=%h %s', ...(isThere ? [`${commit}..HEAD`] : ['-1']));
}
