import { resolve } from 'node:path';
import { z } from 'zod';

const environmentNames: Record<string, string> = {
  dataFolder: 'ROLLCALL_AGENT_DATA',
  logLevel: 'ROLLCALL_AGENT_LOG_LEVEL',
  uploadConcurrency: 'ROLLCALL_AGENT_UPLOAD_CONCURRENCY',
  minFreeBytes: 'ROLLCALL_AGENT_MIN_FREE_BYTES',
  scanIntervalMs: 'ROLLCALL_AGENT_SCAN_INTERVAL_MS',
  settleMs: 'ROLLCALL_AGENT_SETTLE_MS',
  witnessIntervalMs: 'ROLLCALL_AGENT_WITNESS_INTERVAL_MS',
  localDays: 'ROLLCALL_AGENT_LOCAL_DAYS',
  diskBudgetPercent: 'ROLLCALL_AGENT_DISK_BUDGET_PERCENT',
  journalDays: 'ROLLCALL_AGENT_JOURNAL_DAYS',
  journalBytes: 'ROLLCALL_AGENT_JOURNAL_BYTES',
  kioskPort: 'ROLLCALL_AGENT_KIOSK_PORT',
};

const rawSchema = z.object({
  dataFolder: z.string().min(1, 'must name a folder').default('rollcall-agent-data'),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Parts of one station that are sent at the same time. */
  uploadConcurrency: z.coerce.number().int().min(1).max(32).default(4),
  /** Collecting stops when less would be left on the station's disk. */
  minFreeBytes: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(2 * 1024 ** 3),
  scanIntervalMs: z.coerce.number().int().min(100).max(600_000).default(1000),
  /** A file on a card is complete when its size and time did not change for so long. */
  settleMs: z.coerce.number().int().min(0).max(600_000).default(2000),
  /** However fast HQ's ledger grows, the station looks at it no more often. */
  witnessIntervalMs: z.coerce.number().int().min(100).max(3_600_000).default(60_000),
  /** Copies of recordings go so many days after HQ had verified and locked them. */
  localDays: z.coerce.number().int().min(1).max(3650).default(14),
  /** So much of the station's disk may be taken by copies of recordings. */
  diskBudgetPercent: z.coerce.number().min(1).max(100).default(80),
  /** Messages that HQ confirmed are kept for so many days, and so many bytes of them. */
  journalDays: z.coerce.number().int().min(1).max(3650).default(30),
  journalBytes: z.coerce
    .number()
    .int()
    .min(1024 ** 2)
    .default(256 * 1024 ** 2),
  /** Where the screen's page is served on 127.0.0.1; 0: wherever there is room, `off`: nowhere. */
  kioskPort: z
    .union([z.literal('off'), z.coerce.number().int().min(0).max(65_535)], '0 to 65535, or off')
    .default(8460),
});

export type Limits = Pick<
  z.infer<typeof rawSchema>,
  | 'uploadConcurrency'
  | 'minFreeBytes'
  | 'scanIntervalMs'
  | 'settleMs'
  | 'witnessIntervalMs'
  | 'localDays'
  | 'diskBudgetPercent'
  | 'journalDays'
  | 'journalBytes'
>;

export type AgentConfig = {
  /** Holds one folder for each enrolled station. Absolute. */
  dataFolder: string;
  logLevel: z.infer<typeof rawSchema>['logLevel'];
  limits: Limits;
  kioskPort: number | 'off';
};

/** Checks what `readEnv` and the command line gave; tells everything that is wrong at once. */
export function parseConfig(
  raw: Record<string, string | undefined>,
): { outcome: 'config'; config: AgentConfig } | { outcome: 'invalid'; problems: string[] } {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
  const parsed = rawSchema.safeParse(given);
  if (!parsed.success) {
    return {
      outcome: 'invalid',
      problems: parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return `${environmentNames[name] ?? name}: ${issue.message}`;
      }),
    };
  }
  const { dataFolder, logLevel, kioskPort, ...limits } = parsed.data;
  return { outcome: 'config', config: { dataFolder: resolve(dataFolder), logLevel, limits, kioskPort } };
}
