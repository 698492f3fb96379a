let waiting = 0;

/** Counts an answer of HQ as awaited until it is there. */
export async function countInFlight<Answer>(answer: Promise<Answer>): Promise<Answer> {
  waiting += 1;
  try {
    return await answer;
  } finally {
    waiting -= 1;
  }
}

/** How many answers the page waits for. */
export function inFlight(): number {
  return waiting;
}
