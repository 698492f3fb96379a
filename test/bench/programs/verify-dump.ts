// Checks a ledger dump as `rollcall verify` does: <dump> <threads>
import { checkRangesInThreads } from '@rollcall/cloud/cli/verify/check-ranges-in-threads';
import { nodeEvidenceCrypto } from '@rollcall/cloud/cli/verify/node-evidence-crypto';
import { openFileSource } from '@rollcall/cloud/cli/verify/open-file-source';
import { verifyDump } from '@rollcall/shared/evidence/verify-dump';

const [path = '', given = '1'] = process.argv.slice(2);
const threads = Number(given);
const startMs = performance.now();
const source = openFileSource(path);
const { state, checkpointSize } = await verifyDump(
  source,
  {
    parts: threads * 4,
    ...(threads > 1 && {
      checkRanges: (ranges, cutSizes) => checkRangesInThreads(path, { ranges, cutSizes, threads }),
    }),
  },
  nodeEvidenceCrypto,
);
source.close();
const wallSeconds = (performance.now() - startMs) / 1000;
process.stdout.write(`${JSON.stringify({ state, leaves: checkpointSize, wallSeconds })}\n`);
