import { BackupFailure } from '../backup-failure.ts';
import type { ProgramEnd } from '../run-program.ts';

/** The messages by which pgBackRest 2.55 tells what people must do; the first that fits counts. */
const signs: readonly (readonly [RegExp, ConstructorParameters<typeof BackupFailure>[0]])[] = [
  [/No space left on device|Disk quota exceeded|QuotaExceeded|InsufficientStorage/i, 'place_full'],
  // It is the first that is read, so a wrong passphrase shows there; a damaged one has a copy beside it.
  [/unable to load info file[\s\S]*(CryptoError|FormatError|ChecksumError|JsonFormatError)/, 'wrong_passphrase'],
  [/unable to load info file|missing stanza path/, 'place_unreachable'],
  [/was not archived before|archive_mode must be enabled|archive_command .*must/, 'archive_incomplete'],
  [/CryptoError|ChecksumError|invalid checksum|unable to load (backup )?manifest|decompress|zst/i, 'backup_damaged'],
  [
    /HostConnectError|unable to (connect|find|get address)|HostInvalid|timeout|timed out|Permission denied|Read-only file system|Input\/output error|HTTP request failed|libssh2|ServiceError|fingerprint/i,
    'place_unreachable',
  ],
  [/unable to (open|create|list|write|rename|remove|sync).*(path|file|directory)/, 'place_unreachable'],
];

/** @param doing what failed, in a few words */
export function failureOf(doing: string, said: string): BackupFailure {
  const error = errorIn(said);
  const problem = signs.find(([sign]) => sign.test(error))?.[1] ?? 'internal';
  // pgBackRest quotes what it deciphered with the wrong one.
  const seen = problem === 'wrong_passphrase' ? "what is there can't be deciphered" : error;
  return new BackupFailure(problem, `${doing}: ${seen || 'it ended without a word'}`);
}

/** @throws BackupFailure unless it ended well */
export function assertEndedWell(doing: string, { code, said }: ProgramEnd): void {
  if (code !== 0) throw failureOf(doing, said);
}

/** From the first error on: warnings before it are no reason. */
function errorIn(said: string): string {
  const at = said.search(/ERROR: /);
  return (at < 0 ? said : said.slice(at + 'ERROR: '.length)).trim();
}
