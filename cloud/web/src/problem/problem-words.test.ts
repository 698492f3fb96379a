import { resources } from '@rollcall/shared/resources/resources';
import { problemWords } from '@rollcall/shared/words/problems';
import { expect, test } from 'vitest';

/** What only stations, other systems, programs and the command line meet, or what the page has other words for. */
const notOfThePage = new Set(
  `activity_token_refused assertion_refused authority_key_needed bad_arguments bad_seed bad_tree_sizes bad_verifier_key broker_role_is_taken broker_secret_refused
  contradictory_event copy_store_missing database_folder_not_empty database_not_migrated enrolment_code_refused export_waits_for_ledger import_refused
  key_damaged key_missing key_not_in_set key_readable_by_others key_set_damaged key_set_missing key_set_outdated
  hq_running ledger_archive_ahead ledger_archive_incomplete ledger_contradictory ledger_forked no_such_backup no_thumbnail not_evidence
  not_yet_in_ledger object_store_without_versions origin_differs other_root_key payload_not_erasable
  range_not_satisfiable recording_not_announced root_key_needed service_role_is_owner station_revoked
  station_token_refused target_out_of_range too_many_streams unknown_station upload_quota_spent verifier_missing`.split(
    /\s+/,
  ),
);

const catalogue = import.meta.glob<string>('../../../src/errors/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const codes = [
  ...Object.values(catalogue)
    .flatMap((source) => [...source.matchAll(/code: '(\w+)'/g)])
    .map(([, code = '']) => code),
  ...Object.values(resources).flatMap(({ problems }) => Object.keys(problems)),
];

test('what people at the page can meet of HQ’s errors has words of the page', () => {
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !(code in problemWords) && !notOfThePage.has(code))).toEqual([]);
  expect([...notOfThePage].filter((code) => !codes.includes(code))).toEqual([]);
});
