import type { DrawRow } from '@rollcall/shared/resources/draws';

/** The five steps of a draw, in their order. */
export const drawSteps = ['fixed', 'announced', 'closed', 'revealed', 'drawn'] as const;

export type DrawStep = (typeof drawSteps)[number];
export type StepState = 'done' | 'now' | 'ahead' | 'stopped';

/** How far a draw is with each of its steps. */
export function stepsOf({ state }: Pick<DrawRow, 'state'>): Record<DrawStep, StepState> {
  switch (state) {
    case 'fixed':
      return { fixed: 'done', announced: 'ahead', closed: 'ahead', revealed: 'ahead', drawn: 'ahead' };
    case 'announced':
      return { fixed: 'done', announced: 'now', closed: 'ahead', revealed: 'ahead', drawn: 'ahead' };
    case 'closed':
      return { fixed: 'done', announced: 'done', closed: 'done', revealed: 'now', drawn: 'ahead' };
    case 'finished':
      return { fixed: 'done', announced: 'done', closed: 'done', revealed: 'done', drawn: 'done' };
    case 'void':
      return { fixed: 'done', announced: 'done', closed: 'done', revealed: 'stopped', drawn: 'stopped' };
  }
}
