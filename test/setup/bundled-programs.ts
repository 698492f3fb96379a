import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where HQ and the agent lie as their images have them, made of today's sources. Absent: tests start the sources. */
    bundledPrograms?: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles HQ and the agent for this run: a bundle starts with a third of the processor time that the sources take. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bundled-'));
  const tearDown = () => rmSync(folder, { recursive: true, force: true });
  try {
    const program = join(root, 'infra/images/make-programs.mjs');
    await promisify(execFile)(process.execPath, [program, folder, '--without-hq-page'], {
      env: { NODE_ENV: 'production' },
    });
    cpSync(join(root, 'cloud/web/dist-verifier/verify.html'), join(folder, 'hq/verify.html'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(root, 'node_modules/@napi-rs'), join(folder, 'node_modules/@napi-rs'));
  } catch (error) {
    tearDown();
    throw error;
  }
  project.provide('bundledPrograms', folder);
  return tearDown;
}
