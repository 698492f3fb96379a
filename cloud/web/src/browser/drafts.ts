/** Where a draft lies: whose it is, for whom that account acted, at which address, and of which form. */
export type DraftPlace = readonly [account: string, actingFor: string, address: string, form: string];

const prefix = 'rollcall.draft';
const keyOf = (place: DraftPlace) => prefix + JSON.stringify(place);

/** What lies there; undefined: nothing, or nothing that can be read. */
export function recallDraft(place: DraftPlace): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null') ?? undefined;
  } catch {
    return undefined; // Storage is closed, or somebody else wrote there.
  }
}

/** Keeps it until the tab is closed, over reloads and crashes. @param draft as JSON takes it; undefined: nothing more is kept */
export function keepDraft(place: DraftPlace, draft: unknown): void {
  try {
    if (draft === undefined) sessionStorage.removeItem(keyOf(place));
    else sessionStorage.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // Storage is closed or full: the form works as before, without a draft.
  }
}

/** Nobody finds what another account typed. @param account whose drafts stay; undefined: nobody's */
export function dropDrafts(account?: string): void {
  // As the keys of this account begin.
  const own = account === undefined ? undefined : `${prefix}${JSON.stringify([account]).slice(0, -1)},`;
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(prefix) && (own === undefined || !key.startsWith(own))) sessionStorage.removeItem(key);
    }
  } catch {
    // Storage is closed: it holds nothing.
  }
}
