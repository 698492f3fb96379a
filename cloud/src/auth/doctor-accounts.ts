import { createHmac } from 'node:crypto';

/** Stations that nobody has: `rollcall doctor` speaks as them to see what a broker lets a station do. */
const doctorStationIds = ['rollcall-doctor-1', 'rollcall-doctor-2'] as const;

export interface DoctorAccount {
  username: string;
  password: string;
}

/**
 * The broker accounts of the doctor. Their passwords follow from HQ's own, so they are nowhere kept and open nothing to
 * anybody who couldn't speak as HQ anyway.
 */
export function doctorAccounts(hqPassword: string): [DoctorAccount, DoctorAccount] {
  const [first, second] = doctorStationIds;
  return [accountOf(first, hqPassword), accountOf(second, hqPassword)];
}

function accountOf(username: string, hqPassword: string): DoctorAccount {
  return { username, password: createHmac('sha256', hqPassword).update(username).digest('base64url') };
}
