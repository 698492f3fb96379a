import type { Inspection } from '@rollcall/shared/contract/inspection';
import { type FileBytes, withFileBytes } from './file-bytes.ts';
import { inspected, type Problem } from './inspection-result.ts';

const maxChunks = 1000;

/** Inspects a WAV file by its chunk headers: RIFF form, format and whether the samples are all there. */
export async function inspectWav(path: string): Promise<Inspection> {
  return withFileBytes(path, readChunks);
}

function readChunks(file: FileBytes): Inspection {
  const head = file.read(0, 12);
  if (!['RIFF', 'RF64'].includes(head.toString('latin1', 0, 4)) || head.toString('latin1', 8, 12) !== 'WAVE') {
    return inspected({ kind: 'audio' }, [{ code: 'not_a_container', detail: 'the file does not begin like a WAV' }]);
  }
  let bytesPerSecond = 0;
  let offset = 12;
  for (let chunk = 0; chunk < maxChunks && offset + 8 <= file.sizeBytes; chunk += 1) {
    const header = file.read(offset, 20);
    const id = header.toString('latin1', 0, 4);
    const sizeBytes = header.readUInt32LE(4);
    if (id === 'fmt ' && header.length === 20) bytesPerSecond = header.readUInt32LE(16);
    if (id === 'data') return judgeSamples(sizeBytes, file.sizeBytes - offset - 8, bytesPerSecond);
    offset += 8 + sizeBytes + (sizeBytes % 2);
  }
  return inspected({ kind: 'audio', container: 'wav' }, [{ code: 'no_packets', detail: 'the file has no samples' }]);
}

function judgeSamples(claimedBytes: number, presentBytes: number, bytesPerSecond: number): Inspection {
  // RF64 and recorders that stream leave the size at its largest value; an unclosed file leaves it at 0.
  const claimed = claimedBytes === 0xffffffff || claimedBytes === 0 ? presentBytes : claimedBytes;
  const problems: Problem[] = [];
  if (claimed > presentBytes) {
    problems.push({ code: 'truncated', detail: `${presentBytes} of ${claimed} bytes of samples are there` });
  }
  if (presentBytes === 0) problems.push({ code: 'no_packets', detail: 'the file has no samples' });
  const seconds = bytesPerSecond > 0 ? Math.min(claimed, presentBytes) / bytesPerSecond : null;
  const durationMs = seconds === null ? null : Math.round(seconds * 1000);
  return inspected({ kind: 'audio', container: 'wav', codecs: ['pcm'], durationMs }, problems);
}
