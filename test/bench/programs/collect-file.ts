// Collects one file as the agent does and prints what it took: <source> <temporary path>
import { stat } from 'node:fs/promises';
import { collectFile } from '@rollcall/agent/collect/collect-file';
import { createPartHasher } from '@rollcall/agent/collect/part-hasher';

const [source = '', temporaryPath = ''] = process.argv.slice(2);
const { size, mtimeNs } = await stat(source, { bigint: true });
const hasher = createPartHasher();
const startMs = performance.now();
const result = await collectFile({
  sourcePath: Buffer.from(source),
  sizeBytes: Number(size),
  mtimeNs,
  temporaryPath,
  hasher,
  asking: (question) => question,
  signal: new AbortController().signal,
});
const wallSeconds = (performance.now() - startMs) / 1000;
await hasher.close();
if (result.outcome !== 'copied') throw new Error(`the file was not copied: ${result.outcome}`);
const { sha256, partSha256 } = result;
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ sha256, parts: partSha256.length, wallSeconds, peakMiB })}\n`);
