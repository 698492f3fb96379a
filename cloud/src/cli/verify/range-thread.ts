import { parentPort, workerData } from 'node:worker_threads';
import { checkLeafRange } from '@rollcall/shared/evidence/check-leaf-range';
import type { ByteRange } from '@rollcall/shared/evidence/read-lines';
import { nodeEvidenceCrypto } from './node-evidence-crypto.ts';
import { openFileSource } from './open-file-source.ts';

// A thread of check-ranges-in-threads.ts: takes ranges of one file until it is ended, and answers each.
const { path, cutSizes } = workerData as { path: string; cutSizes: number[] };
const source = openFileSource(path);
const port = parentPort;
port?.on('message', (range: ByteRange) => {
  checkLeafRange(source, range, cutSizes, nodeEvidenceCrypto).then(
    (checked) => port.postMessage({ checked }),
    (error: unknown) => port.postMessage({ error }),
  );
});
