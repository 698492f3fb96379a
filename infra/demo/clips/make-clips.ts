/**
 * Makes the demo's clips anew: `node infra/demo/clips/make-clips.ts`, with ffmpeg and the font DejaVu Sans Mono. A plain
 * picture with the elapsed time and silence: an hour has some 550 kB, plays in a browser and can be sought in.
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DemoClipMinutes, demoClipMinutes, demoClipMs } from '../src/demo-clip-length.ts';

const colours: Record<DemoClipMinutes, string> = { 120: '0x1f3a4d', 60: '0x3a2f4d', 30: '0x2f4a38', 10: '0x4d3a2a' };
const framesPerSecond = 1;
const keyframeSeconds = 10;
/** No names of encoders, no time of making. */
const bare = '-map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact'.split(' ');

for (const minutes of demoClipMinutes) {
  const path = fileURLToPath(new URL(`${minutes}-minutes.mp4`, import.meta.url));
  const picture = `color=c=${colours[minutes]}:s=640x360:r=${framesPerSecond}`;
  const clock = `drawtext=font=DejaVu Sans Mono:fontsize=32:fontcolor=white:x=(w-tw)/2:y=(h-th)/2:text='%{pts\\:gmtime\\:0\\:%T}'`;
  const keyframes = String(keyframeSeconds * framesPerSecond);
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono'];
  const h264 = ['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '46', '-pix_fmt', 'yuv420p', '-bf', '0'];
  const sought = ['-g', keyframes, '-keyint_min', keyframes, '-sc_threshold', '0', '-movflags', '+faststart'];
  const aac = ['-c:a', 'aac', '-b:a', '8k'];
  const length = ['-t', String(demoClipMs(minutes) / 1000)];
  const args = [...inputs, ...length, '-vf', clock, ...h264, ...sought, ...aac, ...bare, path];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  process.stdout.write(`${path}: ${statSync(path).size} bytes\n`);
}
