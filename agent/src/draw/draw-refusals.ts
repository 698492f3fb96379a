/** Why a station does not answer a draw, or does not open its secret. */
export const drawRefusals = [
  // What HQ shows is not shown to stand in its ledger.
  'checkpoint_refused',
  'ledger_unproven',
  'not_told',
  'payload_differs',
  'not_in_ledger',
  // What it shows is not what it should be.
  'no_announcement',
  'not_asked',
  'no_close',
  // It comes too late, or for a station that knows less.
  'before_file',
  'closed_already',
  'number_passed',
  // HQ tries again, or passes the station over.
  'other_announcement',
  'closes_other_announcement',
  'commitment_dropped',
  'second_close',
] as const;

export type DrawRefusal = (typeof drawRefusals)[number];

/** These stay once they were seen, until a person knows of them: nothing that HQ shows later undoes them. */
const grave: readonly DrawRefusal[] = [
  'other_announcement',
  'closes_other_announcement',
  'commitment_dropped',
  'second_close',
];

export const isGrave = (refusal: DrawRefusal) => grave.includes(refusal);

/** The graver of two. */
export function graverOf(one: DrawRefusal | null, other: DrawRefusal | null): DrawRefusal | null {
  const rank = (refusal: DrawRefusal | null) => (refusal === null ? -1 : drawRefusals.indexOf(refusal));
  return rank(one) >= rank(other) ? one : other;
}
