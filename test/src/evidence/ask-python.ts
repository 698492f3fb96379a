import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOfTests } from '../config/env.ts';
import type { EvidenceCase } from './evidence-case.ts';

/** Debian's, which `.ci/run` gives what the verifier needs; another may stand before it in PATH. */
const python = '/usr/bin/python3';

/** Whether the second verifier can run. It may be missing on a developer's machine, never in CI. */
export function hasPythonVerifier(): boolean {
  const { status } = spawnSync(python, ['-c', 'import cryptography']);
  if (status !== 0 && environmentOfTests().isCi) {
    throw new Error('python3-cryptography is not installed: the second verifier may not be skipped in CI');
  }
  return status === 0;
}

export interface PythonVerdict {
  state: string;
  first: string | null;
  code: string | null;
  said: string[];
  witnessed: boolean;
}

/** Runs a program of `test/python` as people do. */
export function runPython(program: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(python, [pathOf(program), ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function pathOf(program: string): string {
  return fileURLToPath(new URL(`../../python/${program}`, import.meta.url));
}

/** What the second verifier says of these cases, in their order: one process for all. @param program in `test/python` */
export function askPython<Verdict = PythonVerdict>(
  cases: readonly (Pick<EvidenceCase, 'bytes' | 'witness' | 'witnessKeys'> & { root?: string | undefined })[],
  program = 'verify_evidence.py',
): Verdict[] {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  try {
    const asked = cases.map(({ bytes, root, witness = {}, witnessKeys }, nr) => {
      const own = join(folder, String(nr));
      mkdirSync(own);
      const put = (name: string, content: Buffer | string) => {
        writeFileSync(join(own, name), content);
        return join(own, name);
      };
      return {
        file: put('evidence', bytes),
        root,
        witnessKeys,
        witness: Object.entries(witness).map(([name, text]) => put(name, text)),
      };
    });
    const input = asked.map((one) => JSON.stringify(one)).join('\n');
    const { stdout, stderr } = spawnSync(python, [pathOf(program)], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
    const answers = stdout
      .split('\n')
      .filter(Boolean)
      .map((line): Verdict => JSON.parse(line));
    if (answers.length !== cases.length) throw new Error(`the second verifier failed: ${stderr}`);
    return answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
