/**
 * Which test files each of the two commands runs. `npm test` has what a change of a rule, a permission, a word, an order, a page, a
 * message or a file breaks: all unit tests, and of the others what isn't named here as `system`. `npm run test:system` has the rest:
 * what takes minutes, or injects faults that few changes touch.
 */

/** Integration files of `npm run test:system`, by what they are about. All others belong to `npm test`. */
const integration: Record<string, string[]> = {
  'faults that are injected': [
    '{agent,cloud}/tests/fault-*.test.ts',
    'agent/tests/{small-volume,short-writes}.test.ts',
    'cloud/tests/ingest-trouble.test.ts',
  ],
  'kills, crashes and ends': [
    '{agent,cloud}/tests/stopping.test.ts',
    '{agent,cloud}/tests/*-killed.test.ts',
    'agent/tests/killed-agent.test.ts',
    '{agent,cloud}/tests/crash-loop*.test.ts',
    'agent/tests/store-loss.test.ts',
  ],
  'backup, and HQ after a restore': ['cloud/tests/backup-*.test.ts', 'cloud/tests/{*-restored,restored-*}.test.ts'],
  'doctor and self-check': ['cloud/tests/{doctor-*,objects-doctor,self-check}.test.ts'],
  'what a station witnesses of the ledger': ['agent/tests/witness.test.ts'],
  'decisions from outside': ['cloud/tests/outside-*.test.ts'],
  'stores: lying, foreign, slow': [
    'cloud/tests/{storage-*,thumbnails}.test.ts',
    'cloud/tests/objects-{store,foreign-stores,slow-locks}.test.ts',
  ],
  'erasing by the custodian, and cards at the USB': [
    'agent/tests/{custodian,erase-mounted,usb-docks,usb-station}.test.ts',
  ],
  'install, update, release, and new keys': [
    'agent/tests/{enrolment-file,install-update,key-sets,service-manager}.test.ts',
    'cloud/tests/bundled-programs.test.ts',
  ],
  'commands at the terminal': [
    'agent/tests/card-preview.test.ts',
    'cloud/tests/{cli-commands,ledger-cli,replay-draw-cli}.test.ts',
  ],
  'matrices: every handling, command, import and export': [
    'cloud/tests/{handling-matrix,command-matrix,downloads-lists,imports-kinds}.test.ts',
  ],
  'many generated cases': [
    'agent/tests/inspect-{lengths,muxers}.test.ts',
    'cloud/tests/{coverage-permutations,thumbnail-pictures}.test.ts',
    'cloud/tests/evidence-{changed-bytes,edited-ledger}.test.ts',
  ],
  'the embedded engines': ['infra/embedded/tests/**/*.test.ts'],
};

/** e2e files of `npm test`: one of each kind of page and the ways that everybody goes. All others belong to `npm run test:system`. */
const e2e = [
  'main-job',
  'evidence-export',
  'npm-start',
  'kiosk',
  'hq-page',
  'list-filters',
  'recordings-page',
  'roster-page',
  'findings-page',
  'handling-stories',
  'draws-page',
  'bulletins-page',
  'monday-study',
];

export const systemIntegration = Object.values(integration).flat();
export const everyRunE2e = e2e.map((name) => `test/e2e/${name}.e2e.ts`);
