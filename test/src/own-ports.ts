import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives a data folder ports that no other copy comes upon. Copies take the first that are free, so one that starts while another is
 * down would take those of the other.
 */
export function giveOwnPorts(dataFolder: string): void {
  // Below those that systems give out, which begin at 32768.
  const http = 10 * randomInt(1200, 3200);
  mkdirSync(dataFolder, { recursive: true });
  const ports = { http, mqtt: http + 1, s3: http + 2, postgres: http + 3, claim: http + 4, kiosk: http + 5 };
  writeFileSync(join(dataFolder, 'ports.json'), JSON.stringify(ports), { mode: 0o600 });
}
