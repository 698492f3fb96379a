import type { ComponentType } from 'react';
import type { shellTexts } from './texts/shell-texts.ts';

interface Page {
  /** As React Router writes it: `/recordings/:recordingId`. */
  path: string;
  load: () => Promise<ComponentType>;
  /** Its word in the menu; without one it is reached by links only. `action`: who may open it. */
  menu?: { text: keyof (typeof shellTexts)['zh']['pages']; action: string };
}

/** Every page, in the order of the menu. Each is a file of its own to the browser, loaded when it is opened. */
export const pages: readonly Page[] = [
  {
    path: '/today',
    load: async () => (await import('./pages/today/today-page.tsx')).TodayPage,
    menu: { text: 'today', action: 'coverage.read' },
  },
];
