import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readKeySet } from '../../auth/key-set-file.ts';
import { readVariables } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { dumpLedger } from '../../ledger/dump-ledger.ts';
import { withDatabase } from '../with-database.ts';

/** Under its name the file is whole: until then it has another. */
export async function dumpLedgerTo(file: string): Promise<void> {
  const path = resolve(file);
  const { jws, keySet } = await readKeySet(readVariables(readEnv(), ['ROLLCALL_KEYS_DIR']).ROLLCALL_KEYS_DIR);
  let lines = 0;
  await withDatabase((db) => {
    async function* counted() {
      for await (const line of dumpLedger(db, { origin: keySet.origin, keySet: jws })) {
        lines += 1;
        yield line;
      }
    }
    return pipeline(counted, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }));
  });
  await rename(`${path}.part`, path);
  console.log(`Wrote ${lines} lines to ${path}. It holds what people did: keep it where only the entitled reach it.`);
  console.log('Next: `rollcall verify` on it, on any machine.');
}
