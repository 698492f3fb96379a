import { FlagFilled } from '@ant-design/icons';
import { recordingTexts } from '../../texts/recording-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Somebody pressed the recorder's mark. */
export function MarkedIcon() {
  const { marked } = useTexts(recordingTexts);
  return <FlagFilled role="img" aria-label={marked} data-tip={marked} style={{ marginInlineStart: 6 }} />;
}
