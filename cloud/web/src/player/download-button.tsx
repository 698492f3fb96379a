import { DownloadOutlined } from '@ant-design/icons';
import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import { playerWords } from '@rollcall/shared/words/player';
import { useWords } from '../language/use-words.ts';
import { ActionButton } from '../session/action-button.tsx';
import type { Viewing } from './use-viewing.ts';

/** Saves the original bytes, in a viewing session that is opened for it when there is none. */
export function DownloadButton({ viewing }: { viewing: Viewing }) {
  const texts = useWords(playerWords);
  return (
    <ActionButton
      action="recordings.view"
      icon={<DownloadOutlined />}
      loading={viewing.running}
      onClick={() => viewing.open(save)}
    >
      <span data-tip={texts.downloadTip}>{texts.download}</span>
    </ActionButton>
  );
}

/** HQ answers it as an attachment, so that the page stays. */
function save({ mediaUrl }: ViewingSession): void {
  location.assign(`${mediaUrl}?download=1`);
}
