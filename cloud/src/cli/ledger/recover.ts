import { resolve } from 'node:path';
import { readKeySet } from '../../auth/key-set-file.ts';
import { loadLedgerSigner } from '../../auth/load-signers.ts';
import { rebuildBulletins } from '../../bulletins/rebuild-bulletins.ts';
import { rebuildDraws } from '../../checks/draws/rebuild-draws.ts';
import { readVariables } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { createLedgerArchive } from '../../ledger/ledger-archive.ts';
import { recoverLedger } from '../../ledger/recover-ledger.ts';
import { createObjectStore } from '../../objects/object-store.ts';
import { withOwnerDatabase } from '../with-database.ts';

export async function recoverFromArchive(): Promise<void> {
  const { ROLLCALL_KEYS_DIR: keys, ...s3 } = readVariables(readEnv(), [
    'ROLLCALL_KEYS_DIR',
    'S3_ENDPOINT',
    'S3_REGION',
    'S3_BUCKET',
    'S3_ACCESS_KEY_ID',
    'S3_SECRET_ACCESS_KEY',
  ]);
  const keysFolder = resolve(keys);
  const { seal } = await loadLedgerSigner(keysFolder, (await readKeySet(keysFolder)).keySet.origin);
  const store = createObjectStore({
    endpoint: s3.S3_ENDPOINT,
    region: s3.S3_REGION,
    bucket: s3.S3_BUCKET,
    accessKeyId: s3.S3_ACCESS_KEY_ID,
    secretAccessKey: s3.S3_SECRET_ACCESS_KEY,
    grantForm: 'content-sha256',
  });
  const archive = createLedgerArchive(store);
  const by = 'rollcall ledger recover';
  const recovered = await withOwnerDatabase((db) =>
    recoverLedger({
      ...{ db, archive, seal, rebuildDraws, by },
      rebuildBulletins: (tx, archived) => rebuildBulletins(tx, store, archived),
      now: () => new Date(),
    }),
  ).finally(() => store.close());
  const { before, after, lostPayloads, renumbered, shutDraws, bulletins } = recovered;
  if (after === before) {
    console.log(`The archive has nothing that the database lacks: ${after} entries.`);
    return;
  }
  console.log(`Took back ${after - before} entries: the ledger has ${after}, as the archive says.`);
  console.log(`The payloads of ${lostPayloads} of them are lost: that something was recorded is proved, not what.`);
  console.log('Draws came back whole: HQ goes on with them.');
  for (const draw of shutDraws) {
    console.log(
      `Draw ${draw} can't be closed: HQ sealed its secret with another ledger key. Restore the backup once more, and recover it with the key folder of that time.`,
    );
  }
  if (bulletins.rebuilt.length > 0) {
    console.log(
      `Bulletins came back from their files: ${bulletins.rebuilt.join(', ')}. Units are asked to confirm them again.`,
    );
  }
  for (const issue of bulletins.incomplete) {
    console.log(
      `Bulletin ${issue} was sealed, but the store lacks a file of it: copy bulletins/ back into the store, restore the backup once more, and recover again.`,
    );
  }
  if (renumbered > 0) console.log(`${renumbered} facts of after the restore got other numbers.`);
  console.log('Next: start HQ. Stations send again what HQ lost of their events.');
}
