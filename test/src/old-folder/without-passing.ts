/** Fields that say what is so at the moment of the question, or for who asks: they change without anybody doing anything. */
const passing = new Set([
  // what the one who asks is, and may do
  ...[
    'own',
    'may',
    'involved',
    'decidedByMe',
    'secondPersonFrom',
    'untilOwnPassword',
    'outside',
    'mayView',
    'mayChange',
    'accessUntil',
  ],
  // the clock
  ...['asOf', 'overdue', 'counts', 'lastSeenAt', 'apartFrom', 'over', 'dueByMonth', 'numberIsFree'],
  // stations come and go
  ...['presence', 'presenceSince', 'clockBehindMs', 'docked', 'lastBatchAt', 'lastHeardAt', 'queue', 'alarms'],
  ...['uploadsWaitUntil', 'quarantined', 'last', 'lastDockedAt', 'lastUsedAt'],
  // the store's locks reach ever further, and HQ reads what it stored again and again
  'storage',
  // `files.json` has the digest of the file that says it
  'content',
  // these go after two years
  'persons',
]);

/** Of these lists what the state is follows from the clock, too. */
const timed: Readonly<Record<string, readonly string[]>> = {
  delegations: ['state'],
  'access-requests': ['state'],
  'evidence-exports': ['state'],
};

/** An answer without what may be otherwise at the next look, at any depth. */
export function withoutPassing(address: string, answer: unknown): unknown {
  const left = new Set([...passing, ...(timed[address] ?? [])]);
  return JSON.parse(JSON.stringify(answer), (name, value: unknown) => (left.has(name) ? undefined : value));
}
