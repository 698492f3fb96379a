import { readFile } from 'node:fs/promises';

const sysAdmin = 21n;

/** Whether this process may mount: it is root, or was given `CAP_SYS_ADMIN`. */
export async function mayMount(): Promise<boolean> {
  const status = await readFile('/proc/self/status', 'latin1');
  const capabilities = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return capabilities !== undefined && ((BigInt(`0x${capabilities}`) >> sysAdmin) & 1n) === 1n;
}
