/**
 * Every colour of the page, for desks (light) and for the wall (dark, high contrast). CSS gets them as `--rc-<name>`.
 * State colours are chosen to stay apart for the colour-blind and are never the only sign.
 */
export interface Tokens {
  ink: string;
  quiet: string;
  line: string;
  strongLine: string;
  ground: string;
  surface: string;
  raised: string;
  hover: string;
  brand: string;
  bar: string;
  barInk: string;
  barGood: string;
  barWarning: string;
  now: string;
  recorded: string;
  missing: string;
  missingGround: string;
  fault: string;
  faultGround: string;
  pending: string;
  pendingGround: string;
  waiting: string;
  exempt: string;
  exemptGround: string;
  good: string;
  bad: string;
}

export const lightTokens: Tokens = {
  ink: '#1b2733',
  quiet: '#566573',
  line: '#dde3e9',
  strongLine: '#b8c3cd',
  ground: '#f3f5f8',
  surface: '#ffffff',
  raised: '#f7f9fb',
  hover: '#eef4fa',
  brand: '#17538c',
  bar: '#12406b',
  barInk: '#ffffff',
  barGood: '#7fe3a5',
  barWarning: '#ffd479',
  now: '#17538c',
  recorded: '#2e8b57',
  missing: '#c0271d',
  missingGround: '#fbe3e1',
  fault: '#d68a00',
  faultGround: '#fff2d6',
  pending: '#8a97a5',
  pendingGround: '#eef1f4',
  waiting: '#8a5a00',
  exempt: '#6b4aa8',
  exemptGround: '#f6f2fc',
  good: '#1a6b3c',
  bad: '#b3261e',
};

export const wallTokens: Tokens = {
  ink: '#f2f6fa',
  quiet: '#a9b8c6',
  line: '#26333f',
  strongLine: '#47586a',
  ground: '#0b1219',
  surface: '#111b25',
  raised: '#16222e',
  hover: '#1a2938',
  brand: '#6db3f2',
  bar: '#0b1219',
  barInk: '#f2f6fa',
  barGood: '#5fd08f',
  barWarning: '#ffc44d',
  now: '#7cc4ff',
  recorded: '#3fae72',
  missing: '#ff6b5e',
  missingGround: '#4a1714',
  fault: '#ffc44d',
  faultGround: '#463512',
  pending: '#7f8fa0',
  pendingGround: '#1c2834',
  waiting: '#ffc44d',
  exempt: '#b79cf0',
  exemptGround: '#1d1a30',
  good: '#5fd08f',
  bad: '#ff7d72',
};
