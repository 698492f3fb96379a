import type { History } from '@rollcall/shared/http/history';

/** Facts as a history shows them: `by` taken out of their payload. */
export function toHistory(
  facts: readonly { fact_id: number; recorded_at: Date; type: string; payload: object }[],
): History {
  return facts.map(({ fact_id, recorded_at, type, payload }) => {
    const { by, ...detail } = payload as History[number]['detail'];
    return { at: recorded_at.toISOString(), type, by: typeof by === 'string' ? by : null, detail, factId: fact_id };
  });
}
