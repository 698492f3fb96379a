import { resolve } from 'node:path';
import { type Env, readSettings, type SettingProblem } from '@rollcall/node/settings';
import { variables } from './variables.ts';

export interface Limits {
  /** Parts of one station that are sent at the same time. */
  uploadConcurrency: number;
  /** Collecting stops when less would be left on the station's disk. */
  minFreeBytes: number;
  scanIntervalMs: number;
  /** A file on a card is complete when its size and time did not change for so long. */
  settleMs: number;
  /** However fast HQ's ledger grows, the station looks at it no more often. */
  witnessIntervalMs: number;
  /** A connected station tells HQ so often that it is still there; its word holds for two and a half times as long. */
  presenceIntervalMs: number;
  /** Copies of recordings go so many days after HQ had verified and locked them. */
  localDays: number;
  /** So much of the station's disk may be taken by copies of recordings. */
  diskBudgetPercent: number;
  /** Messages that HQ confirmed are kept for so many days, and so many bytes of them. */
  journalDays: number;
  journalBytes: number;
}

export interface AgentConfig {
  /** Holds one folder for each enrolled station. Absolute. */
  dataFolder: string;
  /** Holds the site's own card layouts; undefined: it has none. Absolute. */
  profilesFolder: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  limits: Limits;
  /** The station that finds and mounts cards itself; undefined: none. */
  usbStation: string | undefined;
  /** Where the screen's page is served on 127.0.0.1; 0: wherever there is room, `off`: nowhere. */
  kioskPort: number | 'off';
  /** Where Prometheus reads metrics; undefined: nowhere. */
  metrics: { port: number; address: string } | undefined;
}

/** Checks the environment; tells everything that is wrong at once. */
export function readConfig(
  env: Env,
): { outcome: 'config'; config: AgentConfig } | { outcome: 'invalid'; problems: SettingProblem[] } {
  const names = Object.keys(variables) as (keyof typeof variables)[];
  const { values: read, problems } = readSettings(variables, env, names);
  if (read === undefined) return { outcome: 'invalid', problems };
  const limits = {
    uploadConcurrency: read.ROLLCALL_AGENT_UPLOAD_CONCURRENCY,
    minFreeBytes: read.ROLLCALL_AGENT_MIN_FREE_BYTES,
    scanIntervalMs: read.ROLLCALL_AGENT_SCAN_INTERVAL_MS,
    settleMs: read.ROLLCALL_AGENT_SETTLE_MS,
    witnessIntervalMs: read.ROLLCALL_AGENT_WITNESS_INTERVAL_MS,
    presenceIntervalMs: read.ROLLCALL_AGENT_PRESENCE_INTERVAL_MS,
    localDays: read.ROLLCALL_AGENT_LOCAL_DAYS,
    diskBudgetPercent: read.ROLLCALL_AGENT_DISK_BUDGET_PERCENT,
    journalDays: read.ROLLCALL_AGENT_JOURNAL_DAYS,
    journalBytes: read.ROLLCALL_AGENT_JOURNAL_BYTES,
  };
  const config = {
    dataFolder: resolve(read.ROLLCALL_AGENT_DATA),
    profilesFolder: read.ROLLCALL_AGENT_PROFILES && resolve(read.ROLLCALL_AGENT_PROFILES),
    logLevel: read.ROLLCALL_AGENT_LOG_LEVEL,
    limits,
    usbStation: read.ROLLCALL_AGENT_USB_STATION === 'off' ? undefined : read.ROLLCALL_AGENT_USB_STATION,
    kioskPort: read.ROLLCALL_AGENT_KIOSK_PORT,
    metrics:
      read.ROLLCALL_AGENT_METRICS_PORT === 'off'
        ? undefined
        : { port: read.ROLLCALL_AGENT_METRICS_PORT, address: read.ROLLCALL_AGENT_METRICS_ADDRESS },
  };
  return { outcome: 'config', config };
}
