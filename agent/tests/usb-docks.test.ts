import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { afterEach, beforeEach, describe, test } from 'vitest';
import { l6Name } from './card-station-fixture.ts';
import { createLoopCard, createLoopDisks, removeImages } from './support/loop-card.ts';

// Cards are loop devices with ext4. Each scenario is a process in a mount namespace of its own: `support/dock-scenarios.ts`.

const program = fileURLToPath(new URL('support/dock-scenarios.ts', import.meta.url));
const tools = ['unshare', 'setpriv', 'losetup', 'mkfs.ext4', 'debugfs', 'blkid', 'wipefs'].map(requireTool);
/** Only root has loop devices. In CI these tests are never skipped: without root they fail. */
const isSkipped = !environmentOfTests().isCi && (process.getuid?.() !== 0 || tools.includes(undefined));
const env = { ...environmentOfTests().clock, PATH: [...environmentOfTests().path, '/usr/sbin'].join(':') };

async function inOwnMounts(command: readonly string[]): Promise<void> {
  await promisify(execFile)('unshare', ['--mount', '--propagation', 'private', ...command], { env, timeout: 300_000 });
}

const play = (scenario: string) => inOwnMounts([process.execPath, program, scenario]);

test.skipIf(isSkipped).each([
  ['a card that is plugged in is mounted read-only, docked and collected, beside folders', 'appears'],
  ['a station brings cards from USB and from folders to HQ, and unmounts when it stops', 'the whole agent'],
  ['a card that names no recorder is known by its volume, not by its socket', 'names no recorder'],
  [
    'a card that is pulled in mid-copy and comes back is two sessions, and nothing is told as gone',
    'pulled in mid-copy',
  ],
  ['a card that fails in mid-copy and stays is told as unreadable', 'fails in mid-copy'],
  ['a mount point without its mount is no card', 'mount point without its mount'],
  ['a mount that goes while its card is listed tells nothing', 'mount goes while it is listed'],
  ['a mount over a folder with an open session is another card, and so is the folder after it', 'mount over a folder'],
  ["a mount of the agent's that somebody takes away is mounted again, in another session", 'unmounted by somebody'],
  ['another card in the same reader is another session, even with the same volume id', 'swapped in its reader'],
  ['a card that an agent left mounted when it was killed stays docked', 'agent killed'],
  ['a card that the agent mounted is erased with a permit, and read-only again', 'erased'],
  ['an erase that had begun does not count as done when the mount is gone', 'erased nothing without its mount'],
  ['a card that the kernel made read-only is not erased, and stays docked', 'made read-only by the kernel'],
  ['two cards with one serial are told apart by their volumes, and said', 'two cards with one serial'],
  ['two cards with one volume id are both collected', 'two cards with one volume id'],
  ['a card that comes and goes is waited for, longer each time, and said', 'comes and goes'],
  ['a device without a file system is said', 'no file system'],
  ['24 cards at once are docked, collected and undocked', '24 at once'],
])('%s', (_, scenario) => play(scenario));

describe.skipIf(isSkipped)('the agent', () => {
  let folder: string;
  let plugged: ReturnType<typeof createLoopCard>;
  let mounted: ReturnType<typeof createLoopCard>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dock-'));
    chmodSync(folder, 0o777);
    plugged = createLoopCard(createLoopDisks(), { [l6Name(1)]: 'one' });
    mounted = createLoopCard(createLoopDisks(), { [l6Name(1)]: 'one', [l6Name(2)]: 'two' });
    for (const card of [plugged, mounted]) await card.plugIn();
  });

  afterEach(async () => {
    for (const card of [plugged, mounted]) await card.release();
    removeImages();
    rmSync(folder, { recursive: true });
  });

  const playHere = (scenario: string, prepared: string, device: string) =>
    inOwnMounts([
      'sh',
      '-ec',
      prepared,
      'sh',
      device,
      folder,
      process.execPath,
      program,
      scenario,
      folder,
      plugged.name,
    ]);

  test('without the right to mount says so, and collects what others mounted', () =>
    playHere(
      'without the right to mount',
      `mkdir "$2/sdb1" && mount "$1" "$2/sdb1" && shift 2
      exec setpriv --bounding-set=-sys_admin --inh-caps=-sys_admin "$@"`,
      mounted.device,
    ));

  // The service runs like this. udev would tell it what is on the device; here it has to read it itself.
  test('that has no right but to mount mounts, collects and unmounts', () =>
    playHere(
      'with no right but to mount',
      `mknod --mode=0644 "$2/.node" b $(stat -c '0x%t 0x%T' "$1") && mount --bind "$2/.node" "$1" && shift 2
      exec setpriv --reuid=12345 --regid=12345 --clear-groups --no-new-privs \\
        --inh-caps=+sys_admin --ambient-caps=+sys_admin --bounding-set=-all,+sys_admin "$@"`,
      plugged.device,
    ));
});
