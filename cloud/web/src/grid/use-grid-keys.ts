import type { KeyboardEvent, RefObject } from 'react';

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

interface Options {
  grid: RefObject<HTMLElement | null>;
  columns: number;
  /** Enter or space on a cell. */
  onAct: (cell: HTMLElement) => void;
  /** Any other key on a cell; true: it was taken. */
  onKey?: (key: string, cell: HTMLElement) => boolean;
}

/**
 * Arrow keys in a grid of officers by days whose cells carry `data-date` and `data-badge`, one of them in the tab order. At a
 * row's end they stop: the next cell is another officer's.
 */
export function useGridKeys({ grid, columns, onAct, onKey }: Options): (event: KeyboardEvent) => void {
  return (event) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-date]') : null;
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onAct(cell);
      return;
    }
    if (onKey?.(event.key, cell)) {
      event.preventDefault();
      return;
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const cells = [...(grid.current?.querySelectorAll<HTMLElement>('[data-date]') ?? [])];
    const next = cells[cells.indexOf(cell) + step[0] * columns + step[1]];
    if (!next || (step[0] === 0 && next.dataset.badge !== cell.dataset.badge)) return;
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
}
