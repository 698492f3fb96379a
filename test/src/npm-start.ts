import type { Ready } from '@rollcall/demo/start-everything';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { HqClient } from './hq-client.ts';
import { TerminalCommand } from './terminal-command.ts';
import { until } from './until.ts';

/** Without footage of the demo's own: what arrives is what a test put on a card. */
export function npmStart(dataFolder: string): TerminalCommand {
  return new TerminalCommand(dataFolder, { env: { ROLLCALL_DEMO: 'brigade' } });
}

/** The file names of verified recordings, sorted, once there are so many. */
export async function verifiedNames(ready: Ready, count: number): Promise<string[]> {
  const client = new HqClient(ready.url, ready.admin);
  return until(`${count} verified recordings`, async () => {
    const { rows } = await client.get<{ rows: RecordingRow[] }>('recordings?state=verified&limit=200');
    return rows.length >= count && rows.map(({ fileName }) => fileName).sort();
  });
}
