import type { HqClient } from '../hq-client.ts';

/** A row of a list, or an answer, as HQ gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** @param path may have a query */
export async function everyRow(client: HqClient, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  const [address, asked = ''] = path.split('?');
  for (let cursor: string | null | undefined; ; ) {
    const query = new URLSearchParams(asked);
    if (cursor) {
      query.set('limit', '200');
      query.set('cursor', cursor);
    }
    const page = await client.get<{ rows: Row[]; nextCursor?: string | null }>(`${address}?${query}`);
    rows.push(...page.rows);
    cursor = page.nextCursor;
    if (!cursor) return rows;
  }
}
