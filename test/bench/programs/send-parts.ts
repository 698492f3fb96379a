// Sends the parts of a file to the null sink with the agent's part sender, and prints what the sending took.
import { open } from 'node:fs/promises';
import { createLinkPace } from '@rollcall/agent/upload/link-pace';
import { createPartSender } from '@rollcall/agent/upload/part-sender';
import { createPartSlots } from '@rollcall/agent/upload/part-slots';
import { sendParts } from '@rollcall/agent/upload/send-parts';
import { partCount, partRange, partSizeFor } from '@rollcall/shared/contract/part-plan';
import { cpuSecondsSoFar, programSettings, say } from '../bench-program.ts';

const { url, path, sizeBytes } = programSettings<{ url: string; path: string; sizeBytes: number }>();
const partSizeBytes = partSizeFor(sizeBytes);
const parts = Array.from({ length: partCount(sizeBytes, partSizeBytes) }, (_, index) => {
  const partNumber = index + 1;
  const { sizeBytes: partBytes } = partRange(sizeBytes, partSizeBytes, partNumber);
  const headers = { 'content-length': String(partBytes), 'x-amz-content-sha256': '0'.repeat(64) };
  return { partNumber, url: `${url}/bucket/key?partNumber=${partNumber}`, headers, sizeBytes: partBytes };
});
const pace = createLinkPace({ max: 4 });
const sender = createPartSender({ onSent: pace.sent });
const file = await open(path, 'r');
const cpuBefore = cpuSecondsSoFar();
const startMs = performance.now();
const sent = await sendParts({
  parts,
  partSizeBytes,
  sizeBytes,
  file,
  sender,
  slots: createPartSlots({ max: 4, pace }),
  pace,
  monotonicMs: () => performance.now(),
  mayGoOn: () => true,
  atOnce: 5,
  signal: new AbortController().signal,
});
say({ wallSeconds: (performance.now() - startMs) / 1000, cpuSeconds: cpuSecondsSoFar() - cpuBefore });
if (sent.stored.length !== parts.length) throw new Error(`not every part was sent: ${sent.detail}`);
sender.close();
await file.close();
