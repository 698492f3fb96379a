import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo lies that files of this run share (`sharedDemo`); the first of them starts it. */
    sharedDemoFolder: string;
  }
}

/** A place for one demo, which ends with the run. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-shared-demo-'));
  project.provide('sharedDemoFolder', folder);
  return () => {
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}
