import type { FindingRow } from '@rollcall/shared/http/findings';
import type { Brigade } from './chapter.ts';
import { untilThere } from './until-there.ts';

/** What is sought of a finding: fields of the list's query. */
export type Sought = Record<'kind', string> & Partial<Record<'badgeNo' | 'from' | 'to' | 'state' | 'handling', string>>;

/** The open findings of this kind, oldest duty first, once there are so many. */
export async function findingsOf({ as }: Brigade, sought: Sought, count = 1): Promise<string[]> {
  const query = new URLSearchParams({ state: 'open', ...sought, limit: '200' });
  return untilThere(`${count} findings ${query}`, async () => {
    const { rows } = await as('admin').get<{ rows: FindingRow[] }>(`findings?${query}`);
    const ordered = rows.toSorted((one, other) => (one.dutyDate < other.dutyDate ? -1 : 1));
    return rows.length >= count && ordered.map(({ findingId }) => findingId);
  });
}

export async function findingOf(brigade: Brigade, sought: Sought): Promise<string> {
  const [findingId = ''] = await findingsOf(brigade, sought);
  return findingId;
}
