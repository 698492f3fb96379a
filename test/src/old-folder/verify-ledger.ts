import { expect } from 'vitest';
import { TerminalCommand } from '../terminal-command.ts';

/** Dumps the ledger of a running copy to a file, and has the verifier check it against HQ's root key. */
export async function verifyLedger(data: string, dump: string, rootFingerprint: string): Promise<void> {
  for (const command of [`ledger dump ${dump}`, `verify ${dump} --root ${rootFingerprint}`]) {
    const run = new TerminalCommand(data, { command: `npm run -s rollcall -- ${command}` });
    expect({ exitCode: await run.ended, printed: run.printed }).toMatchObject({ exitCode: 0 });
  }
}
