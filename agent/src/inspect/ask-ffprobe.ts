import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Facts, toMs } from './inspection-result.ts';

/** ffprobe's name of what an extension promises: nothing else is tried on hostile bytes, a list of other files least of all. */
const formats: Record<string, string> = {
  mp4: 'mov',
  mov: 'mov',
  mkv: 'matroska',
  ts: 'mpegts',
  avi: 'avi',
  wav: 'wav',
};

/** Held by the kernel: seconds of CPU, kilobytes of data, no files, no dumps. One that the system doesn't know is left out. */
const limits = 'for limit in "-t 20" "-d 1000000" "-f 0" "-c 0"; do ulimit $limit 2>/dev/null; done; exec "$0" "$@"';

const probeSchema = z.object({
  format: z.object({
    format_name: z.string(),
    start_time: z.coerce.number().optional(),
    duration: z.coerce.number().nonnegative().optional(),
  }),
  streams: z.array(
    z.object({
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      width: z.int().positive().optional(),
      height: z.int().positive().optional(),
    }),
  ),
});

/** What ffprobe says of a file, its length with all holes; `unreadable`: it can't read it. */
export type Probe = { outcome: 'read'; facts: Omit<Facts, 'kind'> } | { outcome: 'unreadable' };

/**
 * Asks ffprobe, where the machine has it, for a second opinion. It passes many cut and zero-filled files: what it reads isn't
 * therefore whole.
 * @returns undefined when there is none, of this kind of file or on this machine, or when it took too long
 */
export async function askFfprobe(
  path: string,
  extension: string,
  { ffprobe, timeoutMs }: { ffprobe: string; timeoutMs: number },
): Promise<Probe | undefined> {
  const format = formats[extension];
  if (format === undefined || timeoutMs <= 0) return undefined;
  const args = ['-v', 'error', '-f', format, '-protocol_whitelist', 'file', '-show_format', '-show_streams'];
  let stdout: string;
  try {
    ({ stdout } = await promisify(execFile)(
      '/bin/sh',
      ['-c', limits, ffprobe, ...args, '-of', 'json', `file:${path}`],
      {
        timeout: timeoutMs,
        maxBuffer: 1024 * 1024,
      },
    ));
  } catch (error) {
    // 126 and 127 are the shell's: there is no such program. Killed by a limit: nobody has said anything.
    const status = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof status === 'number' && status < 126 ? { outcome: 'unreadable' } : undefined;
  }
  const probe = probeSchema.safeParse(parseJson(stdout));
  if (!probe.success) return undefined;
  const { format: read, streams } = probe.data;
  const video = streams.find(({ codec_type }) => codec_type === 'video');
  return {
    outcome: 'read',
    facts: {
      container: read.format_name.slice(0, 32),
      durationMs: spanMs(read),
      codecs: streams.slice(0, 8).map(({ codec_name }) => (codec_name ?? 'unknown').slice(0, 64)),
      width: video?.width ?? null,
      height: video?.height ?? null,
    },
  };
}

/** From the first moment to the last. Of Matroska it tells when the last one is, counted from 0. */
function spanMs({ format_name, start_time = 0, duration }: z.infer<typeof probeSchema>['format']): number | null {
  if (duration === undefined) return null;
  return toMs(format_name.startsWith('matroska') ? duration - Math.max(start_time, 0) : duration);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema refuses it.
  }
}
