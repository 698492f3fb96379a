import { createContext } from 'react';

export interface KeyBinding {
  /** As `KeyboardEvent.key` names it. */
  key: string;
  /** What it does, for the list under `?`. */
  label: string;
  run: () => void;
}

export interface Keyboard {
  /** Until the returned function is called; the binding added last counts. */
  bind(binding: { current: KeyBinding }): () => void;
}

export const KeyboardContext = createContext<Keyboard | null>(null);
