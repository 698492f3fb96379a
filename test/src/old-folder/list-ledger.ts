import type { Ready } from '@rollcall/demo/start-everything';
import { HqClient } from '../hq-client.ts';
import { everyRow } from './every-row.ts';

/** `signed`: what each checkpoint signs, which is origin, number of leaves and root. */
export interface Ledger {
  rootFingerprint: string;
  checkpoints: { size: number; signed: string }[];
}

export async function listLedger(ready: Ready): Promise<Ledger> {
  const client = new HqClient(ready.url, ready.admin);
  const { rootFingerprint } = await client.get<{ rootFingerprint: string }>('ledger');
  const checkpoints: Ledger['checkpoints'] = [];
  for (const row of await everyRow(client, 'ledger/checkpoints')) {
    const note = await (await client.read(`ledger/checkpoints/${row.size}/note`)).text();
    checkpoints.push({ size: Number(row.size), signed: note.split('\n').slice(0, 3).join('\n') });
  }
  return { rootFingerprint, checkpoints };
}
