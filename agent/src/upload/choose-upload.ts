import type { UploadWindow } from '@rollcall/shared/http/station-settings';
import { uploadWindowAt } from '@rollcall/shared/rules/upload-windows';
import type { UploadCandidate } from '../recordings/recordings-repository.ts';

/**
 * What is uploaded next. What was marked on the recorder and what HQ asks for goes first, also outside of the upload windows.
 * One lane then takes the newest duty, the other the smallest, so that a short clip never waits for hours behind a long one.
 * @param candidates of the newest duty first
 */
export function chooseUpload(
  candidates: readonly UploadCandidate[],
  { lane, urgent, open }: { lane: 'newest' | 'smallest'; urgent: ReadonlySet<string>; open: boolean },
): UploadCandidate | undefined {
  const first = candidates.filter((candidate) => goesFirst(candidate, urgent));
  const among = first.length > 0 || !open ? first : candidates;
  return lane === 'newest' ? among[0] : smallest(among);
}

export function goesFirst({ recordingId, marked }: UploadCandidate, urgent: ReadonlySet<string>): boolean {
  return marked || urgent.has(recordingId);
}

/** Until when everything but what goes first waits; null: nothing waits for a window. */
export function waitsUntil(windows: readonly UploadWindow[], now: Date): Date | null {
  const { open, changesAt } = uploadWindowAt(windows, now);
  return open ? null : changesAt;
}

function smallest(candidates: readonly UploadCandidate[]): UploadCandidate | undefined {
  return candidates.reduce<UploadCandidate | undefined>(
    (best, candidate) => (best && best.sizeBytes <= candidate.sizeBytes ? best : candidate),
    undefined,
  );
}
