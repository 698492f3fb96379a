import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const every = 30_000;
const few = 10;

/** Says every half minute how far a long run is, and in the end which ten files took longest: what a slow suite is mended by first. */
export default class HowItGoes implements Reporter {
  #all = 0;
  #done = 0;
  #failed = 0;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  onTestRunStart(files: readonly unknown[]): void {
    this.#all = files.length;
    this.#startedAt = performance.now();
    if (this.#all >= few) this.#timer = setInterval(() => this.#tell(), every).unref();
  }

  onTestModuleEnd(module: TestModule): void {
    this.#done += 1;
    if (!module.ok()) this.#failed += 1;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    clearInterval(this.#timer);
    if (modules.length < few) return;
    const files = modules.map((module) => ({
      file: relative(process.cwd(), module.moduleId),
      seconds: (module.diagnostic().duration + module.diagnostic().collectDuration) / 1000,
    }));
    const slowest = files.sort((a, b) => b.seconds - a.seconds).slice(0, 10);
    const lines = slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
    process.stdout.write(`\nSlowest files:\n${lines.join('\n')}\n`);
  }

  #tell(): void {
    const seconds = Math.round((performance.now() - this.#startedAt) / 1000);
    const failed = this.#failed === 0 ? '' : `, ${this.#failed} of them failed`;
    process.stdout.write(`[${seconds} s] ${this.#done} of ${this.#all} test files are through${failed}\n`);
  }
}
