import { AppError } from './app-error.ts';

/** What can be wrong with HQ's keys: part of `errors`. */
export const keyErrors = {
  keyMissing: (file: string) =>
    new AppError({
      code: 'key_missing',
      status: 500,
      title: 'A key of HQ is missing',
      detail: `A key of HQ is missing: ${file}.`,
      nextStep:
        'Run `rollcall init`. If stations are enrolled already, restore the file from your backup instead: they accept no other key.',
    }),
  keyDamaged: (file: string) =>
    new AppError({
      code: 'key_damaged',
      status: 500,
      title: "A key of HQ can't be read",
      detail: `${file} is not a key file of \`rollcall init\`.`,
      nextStep: 'Restore the file from your backup: enrolled stations accept no other key.',
    }),
  keyReadableByOthers: (file: string) =>
    new AppError({
      code: 'key_readable_by_others',
      status: 500,
      title: 'Other users of this machine may read a key of HQ',
      detail: `Other users of this machine may read ${file}.`,
      nextStep: `Run: chmod 600 ${file}`,
    }),
  keySetMissing: (file: string) =>
    new AppError({
      code: 'key_set_missing',
      status: 500,
      title: "HQ's key set is missing",
      detail: `HQ's key set is missing: ${file}.`,
      nextStep:
        'Run `rollcall init`. If it refuses, restore the file from your backup. The folder of the root key also has a copy.',
    }),
  keySetDamaged: (file: string) =>
    new AppError({
      code: 'key_set_damaged',
      status: 500,
      title: "HQ's key set can't be read",
      detail: `${file} is not a key set that HQ's root key signed.`,
      nextStep: 'Restore the file from your backup. The folder of the root key also has a copy.',
    }),
  keyNotInSet: (file: string, use: string) =>
    new AppError({
      code: 'key_not_in_set',
      status: 500,
      title: "A key of HQ doesn't match its key set",
      detail: `${file} isn't the current ${use} key of HQ's key set.`,
      nextStep: `Restore key and key set from the same backup, or make a new key: rollcall keys rotate ${use} --root FOLDER`,
    }),
  originDiffers: (configured: string, signed: string) =>
    new AppError({
      code: 'origin_differs',
      status: 500,
      title: "The ledger's name doesn't match the key set",
      detail: `LEDGER_ORIGIN is ${configured}, and HQ's key set says ${signed}.`,
      nextStep: `Set LEDGER_ORIGIN to ${signed}: the ledger keeps this name for ever.`,
    }),
  rootKeyNeeded: (folder: string, file: string) =>
    new AppError({
      code: 'root_key_needed',
      status: 500,
      title: "HQ's key set is missing, and its root key isn't here",
      detail: `${folder} has keys but no key set, and there is no root key at ${file}.`,
      nextStep:
        'Bring the folder of the root key and name it with --root, or restore hq-key-set.jws from your backup. Stations accept no other root key.',
    }),
  authorityKeyNeeded: (file: string) =>
    new AppError({
      code: 'authority_key_needed',
      status: 500,
      title: "The authority's key isn't here",
      detail: `A certificate has to be made, and the key of the authority isn't at ${file}.`,
      nextStep: 'Bring the key from where it is kept, and run the command again. Then take it away again.',
    }),
  otherRootKey: (file: string) =>
    new AppError({
      code: 'other_root_key',
      status: 500,
      title: "This isn't the root key of this HQ",
      detail: `${file} isn't the root key that signed HQ's key set.`,
      nextStep: 'Bring the folder of the right root key. `rollcall keys show` prints its fingerprint.',
    }),
  keySetOutdated: (counter: number, known: number) =>
    new AppError({
      code: 'key_set_outdated',
      status: 500,
      title: "HQ's key set isn't the newest",
      detail: `This key set has number ${counter}, but HQ has already used a set with number ${known}.`,
      nextStep:
        'Copy the newest hq-key-set.jws and keys here: stations refuse an older set. The folder of the root key also has a copy of the set.',
    }),
} as const;
