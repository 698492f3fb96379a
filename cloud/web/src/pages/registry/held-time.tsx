import { formatFull } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { registryTexts } from '../../texts/registry-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** A boundary of custody, to the minute; without one it lasts. */
export function HeldTime({ at }: { at: string | null }) {
  const texts = useTexts(registryTexts).custody;
  return <NoWrap>{at === null ? texts.open : formatFull(at).slice(0, 16)}</NoWrap>;
}
