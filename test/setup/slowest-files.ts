import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** Prints the ten test files that took longest: that is where a suite that grows slow is mended first. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < 10) return;
    const files = modules.map((module) => ({
      file: relative(process.cwd(), module.moduleId),
      seconds: (module.diagnostic().duration + module.diagnostic().collectDuration) / 1000,
    }));
    const slowest = files.sort((a, b) => b.seconds - a.seconds).slice(0, 10);
    const lines = slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
    process.stdout.write(`\nSlowest files:\n${lines.join('\n')}\n`);
  }
}
