// Sends the parts of a file to the null sink with nothing but `node:http` and pooled connections: streams piped into requests.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { partCount, partRange, partSizeFor } from '@rollcall/shared/contract/part-plan';
import { cpuSecondsSoFar, programSettings, say } from '../bench-program.ts';

const { url, path, sizeBytes } = programSettings<{ url: string; path: string; sizeBytes: number }>();
const partSizeBytes = partSizeFor(sizeBytes);
const parts = partCount(sizeBytes, partSizeBytes);
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
let next = 1;

async function sendInTurn(): Promise<void> {
  while (next <= parts) {
    const partNumber = next++;
    const { offset, sizeBytes: length } = partRange(sizeBytes, partSizeBytes, partNumber);
    const put = request(`${url}/bucket/key?partNumber=${partNumber}`, {
      method: 'PUT',
      agent,
      headers: { 'content-length': length },
    });
    createReadStream(path, { start: offset, end: offset + length - 1, highWaterMark: 512 * 1024 }).pipe(put);
    const [response] = (await once(put, 'response')) as [IncomingMessage];
    await once(response.resume(), 'end');
  }
}

const cpuBefore = cpuSecondsSoFar();
const startMs = performance.now();
await Promise.all([1, 2, 3, 4].map(sendInTurn));
say({ wallSeconds: (performance.now() - startMs) / 1000, cpuSeconds: cpuSecondsSoFar() - cpuBefore });
agent.destroy();
