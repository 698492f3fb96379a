import { findLibfaketime } from '../../../scripts/find-libfaketime.mjs';

/**
 * The environment in which every program takes it to be `moment` now, and time goes on from there. Waits and lengths of time stay as
 * they are; scripts/test-hours.mjs says what each variable is for.
 */
export function programsAt(moment: string): Record<string, string> {
  const seconds = Math.round((Date.parse(moment) - Date.now()) / 1000);
  return {
    LD_PRELOAD: findLibfaketime(),
    FAKETIME: `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    NO_FAKE_STAT: '1',
    FAKETIME_DISABLE_SHM: '1',
  };
}
