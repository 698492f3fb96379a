import type { Settings } from '@rollcall/node/settings';
import { z } from 'zod';

const gibibyte = 1024 ** 3;
const mebibyte = 1024 ** 2;
const count = (least: number, most = Number.MAX_SAFE_INTEGER) => z.coerce.number().int().min(least).max(most);

/** Every environment variable of the agent: what it must look like, and what to set. */
export const variables = {
  ROLLCALL_AGENT_DATA: {
    schema: z.string().min(1).default('rollcall-agent-data'),
    set: 'the folder where stations keep what is theirs',
  },
  ROLLCALL_AGENT_LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'is none of these').default('info'),
    set: 'debug, info, warn, error or silent',
  },
  ROLLCALL_AGENT_PROFILES: {
    schema: z.string().min(1).optional(),
    set: "the folder with the site's own card layouts, one .json file each; see card-layouts.md",
  },
  ROLLCALL_AGENT_UPLOAD_CONCURRENCY: {
    schema: count(1, 32).default(4),
    set: 'the number of parts, 1 to 32, that a station sends at the same time',
  },
  ROLLCALL_AGENT_MIN_FREE_BYTES: {
    schema: count(0).default(2 * gibibyte),
    set: "the number of bytes that stay free on the station's disk: collecting stops before",
  },
  ROLLCALL_AGENT_SCAN_INTERVAL_MS: {
    schema: count(100, 600_000).default(1000),
    set: 'the milliseconds, 100 to 600000, between two looks at the docks',
  },
  ROLLCALL_AGENT_USB_STATION: {
    schema: z.string().min(1).default('off'),
    set: 'the id of the station that finds USB disks and SD cards itself and mounts them in its dock, or off',
  },
  ROLLCALL_AGENT_SETTLE_MS: {
    schema: count(0, 600_000).default(2000),
    set: 'the milliseconds, 0 to 600000, after which a file on a card is complete if its size and time stay the same',
  },
  ROLLCALL_AGENT_WITNESS_INTERVAL_MS: {
    schema: count(100, 3_600_000).default(60_000),
    set: "the least milliseconds, 100 to 3600000, between two looks at HQ's ledger, however fast it grows",
  },
  ROLLCALL_AGENT_PRESENCE_INTERVAL_MS: {
    schema: count(100, 600_000).default(60_000),
    set: 'the milliseconds, 100 to 600000, after which a connected station tells HQ again that it is there; HQ calls it off line after two and a half times as long without word',
  },
  ROLLCALL_AGENT_LOCAL_DAYS: {
    schema: count(1, 3650).default(14),
    set: 'the days, 1 to 3650, after which the copy of a recording goes that HQ has verified and locked',
  },
  ROLLCALL_AGENT_DISK_BUDGET_PERCENT: {
    schema: z.coerce.number().min(1).max(100).default(80),
    set: "the share of the station's disk, 1 to 100 percent, that copies of recordings may take",
  },
  ROLLCALL_AGENT_JOURNAL_DAYS: {
    schema: count(1, 3650).default(30),
    set: 'the days, 1 to 3650, for which messages are kept that HQ has confirmed',
  },
  ROLLCALL_AGENT_JOURNAL_BYTES: {
    schema: count(mebibyte).default(256 * mebibyte),
    set: 'the most bytes of messages that are kept after HQ has confirmed them, 1048576 or more',
  },
  ROLLCALL_AGENT_KIOSK_PORT: {
    schema: z.union([z.literal('off'), count(0, 65_535)], 'is no port').default(8460),
    set: "the port of the station's screen on 127.0.0.1, 0 for a free one, or off",
  },
  ROLLCALL_AGENT_METRICS_PORT: {
    schema: z.union([z.literal('off'), count(0, 65_535)], 'is no port').default('off'),
    set: 'the port at which Prometheus reads /metrics, 0 for a free one, or off',
  },
  ROLLCALL_AGENT_METRICS_ADDRESS: {
    schema: z.union([z.ipv4(), z.ipv6()], 'is no IP address').default('127.0.0.1'),
    set: "the machine's IP address at which metrics are served, 0.0.0.0 for each: without a password, so let only Prometheus reach it",
  },
} as const satisfies Settings;
