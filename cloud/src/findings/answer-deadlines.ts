const dayMs = 86_400_000;

/**
 * Until when a finding is to be answered, and until when it can be appealed against. An answer is due after it was found; what
 * it says later may be worse, so an appeal has its time after every change.
 */
export function answerDeadlines(
  { foundAt, changedAt }: { foundAt: Date; changedAt: Date },
  { answerDays, appealDays }: { answerDays: number; appealDays: number },
): { answerDueAt: Date; appealUntil: Date } {
  return {
    answerDueAt: new Date(foundAt.getTime() + answerDays * dayMs),
    appealUntil: new Date(changedAt.getTime() + appealDays * dayMs),
  };
}
