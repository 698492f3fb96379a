interface Times {
  startsAt?: string | null | undefined;
  endsAt?: string | null | undefined;
}

/**
 * Whether HQ will ask for a reason and a second person, as far as the form can know: what it adds or moves has begun. Whoever
 * only moves the end of a running shift to a later moment than now changes nothing of the past.
 */
export function touchesPast(before: Times | undefined, after: Times, onlyEnd: boolean): boolean {
  const passed = (at: string | null | undefined) => at != null && Date.parse(at) < Date.now();
  if (before === undefined) return passed(after.startsAt);
  if (!onlyEnd) return passed(before.startsAt) || passed(after.startsAt);
  return before.endsAt !== after.endsAt && (passed(before.endsAt) || passed(after.endsAt));
}
