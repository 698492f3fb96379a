const pageSize = 1000;

/**
 * All rows of a list that is read a page at a time, the next page when the rows of the last have been taken.
 * @param placeOf what the next page begins after
 */
export async function* everyRow<Found, Place>(
  select: (page: { after: Place | undefined; limit: number }) => Promise<Found[]>,
  placeOf: (found: Found) => Place,
): AsyncGenerator<Found> {
  let after: Place | undefined;
  for (;;) {
    const found = await select({ after, limit: pageSize });
    yield* found;
    const last = found.at(-1);
    if (found.length < pageSize || last === undefined) return;
    after = placeOf(last);
  }
}
