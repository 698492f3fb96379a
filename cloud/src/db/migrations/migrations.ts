import type { Migration } from 'kysely/migration';
import * as createRegistry from './20261125-0100-create-registry.ts';
import * as createAccounts from './20261125-0110-create-accounts.ts';
import * as createIntake from './20261125-0120-create-intake.ts';
import * as createEvidence from './20261125-0130-create-evidence.ts';
import * as createFacts from './20261125-0140-create-facts.ts';
import * as createDuty from './20261126-0100-create-duty.ts';
import * as createViewing from './20261126-0110-create-viewing.ts';
import * as indexRecordings from './20261126-0120-index-recordings.ts';
import * as createLedger from './20261127-0100-create-ledger.ts';
import * as createStorage from './20261127-0200-create-storage.ts';
import * as createErases from './20261127-0250-create-erases.ts';
import * as createRetention from './20261127-0300-create-retention.ts';
import * as createAccess from './20261127-0400-create-access.ts';
import * as createDutyTruth from './20261128-0100-create-duty-truth.ts';
import * as createVerdicts from './20261128-0150-create-verdicts.ts';
import * as createWitnesses from './20261128-0200-create-witnesses.ts';
import * as createObservations from './20261128-0300-create-observations.ts';
import * as createDelegations from './20261128-0400-create-delegations.ts';
import * as createRosterProposals from './20261128-0500-create-roster-proposals.ts';
import * as createActivities from './20261128-0600-create-activities.ts';
import * as createAnswers from './20261128-0700-create-answers.ts';
import * as setFindingsAside from './20261128-0800-set-findings-aside.ts';
import * as keepLeaders from './20261128-0900-keep-leaders.ts';
import * as orderKeys from './20261128-1000-order-keys.ts';
import * as keepPrincipals from './20261128-1100-keep-principals.ts';
import * as coverBreaks from './20261128-1200-cover-breaks.ts';
import * as keepLockStarts from './20261129-0100-keep-lock-starts.ts';
import * as noteUnreadCards from './20261129-0200-note-unread-cards.ts';
import * as quarantineEntries from './20261129-0300-quarantine-entries.ts';
import * as planPerStation from './20261129-0310-plan-per-station.ts';
import * as partNotInspected from './20261129-0400-part-not-inspected.ts';
import * as beginDeletions from './20261129-0500-begin-deletions.ts';
import * as countServedBytes from './20261129-0710-count-served-bytes.ts';

/** Every migration by name, in the order in which they run. A released one is never edited. */
export const migrations: Record<string, Migration> = {
  '20261125-0100-create-registry': createRegistry,
  '20261125-0110-create-accounts': createAccounts,
  '20261125-0120-create-intake': createIntake,
  '20261125-0130-create-evidence': createEvidence,
  '20261125-0140-create-facts': createFacts,
  '20261126-0100-create-duty': createDuty,
  '20261126-0110-create-viewing': createViewing,
  '20261126-0120-index-recordings': indexRecordings,
  '20261127-0100-create-ledger': createLedger,
  '20261127-0200-create-storage': createStorage,
  '20261127-0250-create-erases': createErases,
  '20261127-0300-create-retention': createRetention,
  '20261127-0400-create-access': createAccess,
  '20261128-0100-create-duty-truth': createDutyTruth,
  '20261128-0150-create-verdicts': createVerdicts,
  '20261128-0200-create-witnesses': createWitnesses,
  '20261128-0300-create-observations': createObservations,
  '20261128-0400-create-delegations': createDelegations,
  '20261128-0500-create-roster-proposals': createRosterProposals,
  '20261128-0600-create-activities': createActivities,
  '20261128-0700-create-answers': createAnswers,
  '20261128-0800-set-findings-aside': setFindingsAside,
  '20261128-0900-keep-leaders': keepLeaders,
  '20261128-1000-order-keys': orderKeys,
  '20261128-1100-keep-principals': keepPrincipals,
  '20261128-1200-cover-breaks': coverBreaks,
  '20261129-0100-keep-lock-starts': keepLockStarts,
  '20261129-0200-note-unread-cards': noteUnreadCards,
  '20261129-0300-quarantine-entries': quarantineEntries,
  '20261129-0310-plan-per-station': planPerStation,
  '20261129-0400-part-not-inspected': partNotInspected,
  '20261129-0500-begin-deletions': beginDeletions,
  '20261129-0710-count-served-bytes': countServedBytes,
};
