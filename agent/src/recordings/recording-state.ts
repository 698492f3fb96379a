/**
 * A recording on the station.
 * `collected`: on the station's disk, whole and hashed. `uploading`: HQ granted parts. `uploaded`: HQ's store has it.
 * `verified`: HQ read it back and its SHA-256 is right. `local_copy_damaged`: the file on the station's disk is no longer
 * what was announced; it waits for the card that still has it.
 */
export type RecordingState = 'collected' | 'uploading' | 'uploaded' | 'verified' | 'local_copy_damaged';

export type RecordingChange =
  | 'parts_granted'
  | 'upload_completed'
  | 'hq_verified'
  | 'local_damage_found'
  | 'collected_again'
  | 'announced_again'
  /** HQ had verified it and lost it since. */
  | 'wanted_again';

const transitions: Record<RecordingState, Partial<Record<RecordingChange, RecordingState>>> = {
  collected: {
    parts_granted: 'uploading',
    upload_completed: 'uploaded',
    hq_verified: 'verified',
    local_damage_found: 'local_copy_damaged',
    announced_again: 'collected',
  },
  uploading: {
    parts_granted: 'uploading',
    upload_completed: 'uploaded',
    hq_verified: 'verified',
    local_damage_found: 'local_copy_damaged',
    announced_again: 'collected',
  },
  // HQ may ask for parts again: its read-back found wrong bytes, or the object is gone.
  uploaded: {
    parts_granted: 'uploading',
    upload_completed: 'uploaded',
    hq_verified: 'verified',
    local_damage_found: 'local_copy_damaged',
    announced_again: 'collected',
  },
  verified: { announced_again: 'collected', wanted_again: 'collected' },
  local_copy_damaged: { collected_again: 'collected', announced_again: 'local_copy_damaged' },
};

/** The state after a change, or undefined when the change can't happen in this state. */
export function nextRecordingState(state: RecordingState, change: RecordingChange): RecordingState | undefined {
  return transitions[state][change];
}
