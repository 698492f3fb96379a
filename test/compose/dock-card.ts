// Puts a video on a recorder's card in a dock, and prints its SHA-256: `node dock-card.ts DOCK`.
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { sha256OfFile } from '@rollcall/test/sha256-of-file';

const [dock = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'rollcall-card-'));
const video = makeSampleVideo(folder, { seconds: 20 });
if (video === undefined) throw new Error('ffmpeg is not installed.');
// Made beside the dock, and docked whole.
const beside = `${dock}.arriving`;
mkdirSync(beside, { recursive: true });
const card = new RecorderCard(beside, 'K000001');
card.add(1, { copyOf: video });
renameSync(card.folder, join(dock, 'K000001'));
rmSync(beside, { recursive: true });
process.stdout.write(`${await sha256OfFile(video)}\n`);
rmSync(folder, { recursive: true });
