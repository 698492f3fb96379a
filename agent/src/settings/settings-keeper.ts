import { usualPartMiB } from '@rollcall/shared/contract/part-plan';
import { type StationSettings, stationSettingsSchema } from '@rollcall/shared/http/station-settings';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClient } from '../identity/hq-client.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { readSettings, saveSettings } from './settings-repository.ts';

const intervalMs = 30_000;

export type SettingsKeeper = PeriodicTask & {
  /** What HQ gave last, also while it is away and after a restart. */
  current(): StationSettings;
};

/** Keeps the settings of this station as HQ has them. */
export function createSettingsKeeper(parts: {
  store: StationStore;
  hq: Pick<HqClient, 'getIfChanged'>;
  onChanged: () => void;
  /** HQ asks for a support bundle by this id, each time until it has it. */
  onBundleAsked: (requestId: string, signal: AbortSignal) => Promise<void>;
  log: Logger;
}): SettingsKeeper {
  const { store, hq, onChanged, onBundleAsked, log } = parts;
  let settings = readSettings(store.db);
  // Not kept beyond a restart: another version of the agent may read more of the same answer.
  let etag: string | null = null;

  async function run(signal: AbortSignal): Promise<void> {
    await take(signal);
    if (settings.supportBundle !== null) await onBundleAsked(settings.supportBundle, signal);
  }

  async function take(signal: AbortSignal): Promise<void> {
    const before = JSON.stringify(settings);
    try {
      const answer = await hq.getIfChanged('/station/settings', stationSettingsSchema, etag, signal);
      if (answer.outcome === 'unchanged') return;
      settings = answer.body;
      etag = answer.etag;
    } catch (error) {
      if (!(error instanceof HqProblemError) || error.status !== 404) throw error;
      // An HQ of before has no settings, and sets aside files that are cut into small parts.
      settings = { ...settings, leastPartMiB: usualPartMiB };
      etag = null;
    }
    if (JSON.stringify(settings) === before) return;
    store.transaction(() => saveSettings(store.db, settings));
    const { uploadWindows, ...others } = settings;
    log.info({ uploadWindows: uploadWindows.length, ...others }, 'settings of the station were taken from HQ');
    onChanged();
  }

  const task = createPeriodicTask({ name: 'settings', intervalMs, run, log });
  return { ...task, current: () => settings };
}
