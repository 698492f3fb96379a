/** What can be wrong between HQ's ledger and its witness, and what a person at the station does about it. */
export const witnessNextSteps = {
  ledger_fork:
    'HQ showed this station two histories of its ledger. Nothing is cosigned and no card is erased any more. Tell the brigade office and the auditor. When they know which history is true: stop the agent, then rollcall-agent witness clear.',
  promise_broken:
    'HQ promised to have a batch of this station in its ledger and has not shown it. Tell the brigade office. This ends by itself when HQ shows it after all, or with rollcall-agent witness clear.',
  ledger_unproven:
    'HQ shows a ledger of which it can not prove that it goes on from what it showed before. Nothing is cosigned meanwhile. Perhaps it was restored from a backup: at HQ, rollcall ledger status.',
  checkpoint_refused:
    'What HQ shows as its ledger is not signed by a ledger key of HQ. Nothing is cosigned meanwhile. At HQ, look at LEDGER_ORIGIN and rollcall keys show.',
  cosignature_refused:
    'HQ did not take the cosignature of this station. Tell the brigade office: its ledger page says more.',
} as const;

export type WitnessAlertCode = keyof typeof witnessNextSteps;
