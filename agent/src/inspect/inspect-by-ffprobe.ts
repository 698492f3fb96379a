import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import { z } from 'zod';
import { inspected, notInspected } from './inspection-result.ts';

const probeSchema = z.object({
  format: z.object({ format_name: z.string(), duration: z.coerce.number().nonnegative().optional() }),
  streams: z.array(
    z.object({
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      width: z.int().positive().optional(),
      height: z.int().positive().optional(),
    }),
  ),
});

/**
 * Asks ffprobe about a container that nothing else here reads, where the machine has it. It notices a file that is no
 * video, but passes cut and zero-filled ones: therefore what it finds readable stays `not_inspected`, with its facts.
 */
export async function inspectByFfprobe(path: string, timeoutMs: number): Promise<Inspection> {
  const args = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', `file:${path}`];
  let stdout: string;
  try {
    ({ stdout } = await promisify(execFile)('ffprobe', args, { timeout: timeoutMs, maxBuffer: 1024 * 1024 }));
  } catch (error) {
    const exitedByItself = error instanceof Error && 'code' in error && typeof error.code === 'number';
    if (!exitedByItself) return notInspected('video'); // Not installed, or too slow: nobody looked.
    return inspected({ kind: 'video' }, [{ code: 'not_a_container', detail: 'ffprobe can not read the file' }]);
  }
  const probe = probeSchema.safeParse(parseJson(stdout));
  if (!probe.success) return notInspected('video');
  const { format, streams } = probe.data;
  const video = streams.find(({ codec_type }) => codec_type === 'video');
  const facts = {
    kind: 'video',
    container: format.format_name.slice(0, 32),
    durationMs: format.duration === undefined ? null : Math.round(format.duration * 1000),
    codecs: streams.slice(0, 8).map(({ codec_name }) => (codec_name ?? 'unknown').slice(0, 64)),
    width: video?.width ?? null,
    height: video?.height ?? null,
  } as const;
  if (!video) return inspected(facts, [{ code: 'no_video_track', detail: 'the file has no video' }]);
  return { ...notInspected('video'), ...facts };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema refuses it.
  }
}
