// Runs dependency-cruiser over the source and fails on a forbidden import, on a folder that no rule binds, on Chinese outside
// of shared/src/words, or when fewer modules were seen than the tree holds: with a TypeScript it can't load, dependency-cruiser
// reports success over nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { unlistedFiles } from '../.dependency-cruiser.mjs';
import { findUnworded } from './find-unworded.mjs';

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
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file));

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
const { summary } = JSON.parse(run.stdout);
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
process.exit(summary.error > 0 || unlisted.size > 0 || unworded.length > 0 ? 1 : 0);
