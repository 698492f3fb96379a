/** The agent's environment, read when called and never at import. */
export function readEnv(): Record<string, string | undefined> {
  return {
    dataFolder: process.env.ROLLCALL_AGENT_DATA,
    logLevel: process.env.ROLLCALL_AGENT_LOG_LEVEL,
    uploadConcurrency: process.env.ROLLCALL_AGENT_UPLOAD_CONCURRENCY,
    minFreeBytes: process.env.ROLLCALL_AGENT_MIN_FREE_BYTES,
    scanIntervalMs: process.env.ROLLCALL_AGENT_SCAN_INTERVAL_MS,
    settleMs: process.env.ROLLCALL_AGENT_SETTLE_MS,
    witnessIntervalMs: process.env.ROLLCALL_AGENT_WITNESS_INTERVAL_MS,
    localDays: process.env.ROLLCALL_AGENT_LOCAL_DAYS,
    diskBudgetPercent: process.env.ROLLCALL_AGENT_DISK_BUDGET_PERCENT,
    journalDays: process.env.ROLLCALL_AGENT_JOURNAL_DAYS,
    journalBytes: process.env.ROLLCALL_AGENT_JOURNAL_BYTES,
    kioskPort: process.env.ROLLCALL_AGENT_KIOSK_PORT,
  };
}

/** How many questions to files may be open at once, unless the environment says so. Only counts before the first of them. */
export function sizeThreadPool(threads: number): void {
  process.env.UV_THREADPOOL_SIZE ??= String(threads);
}
