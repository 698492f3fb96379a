import { FlagFilled } from '@ant-design/icons';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { useWords } from '../../language/use-words.ts';

/** Somebody pressed the recorder's mark. */
export function MarkedIcon() {
  const { marked } = useWords(recordingWords);
  return <FlagFilled role="img" aria-label={marked} data-tip={marked} style={{ marginInlineStart: 6 }} />;
}
