import { playerWords } from '@rollcall/shared/words/player';
import { useKey } from '../keyboard/use-key.ts';
import { useWords } from '../language/use-words.ts';
import { type KeyNames, usualKeys } from './key-names.ts';
import type { Playback } from './use-playback.ts';

/** The player's keys, while there is something to play. */
export function PlayerKeys({ playback, keys = usualKeys }: { playback: Playback; keys?: KeyNames }) {
  const texts = useWords(playerWords);
  useKey('ArrowLeft', texts.back, () => playback.skip(-5000));
  useKey('ArrowRight', texts.forward, () => playback.skip(5000));
  useKey(',', texts.previousFrame, () => playback.step(-1));
  useKey('.', texts.nextFrame, () => playback.step(1));
  useKey(keys.slower, texts.slower, () => playback.changeSpeed(-1));
  useKey(keys.faster, texts.faster, () => playback.changeSpeed(1));
  useKey(keys.mute, texts.mute, () => playback.toggleSound());
  return null;
}
