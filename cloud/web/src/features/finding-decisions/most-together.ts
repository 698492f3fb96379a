/** So many findings at once HQ decides, or puts under one cause. */
export const mostTogether = 100;
