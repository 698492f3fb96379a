import { FileSearchOutlined } from '@ant-design/icons';
import type { ReviewedKind } from '@rollcall/shared/resources/reviews';
import { reviewWordsOfPage } from '@rollcall/shared/words/review-page';
import { useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { ActionButton } from '../../session/action-button.tsx';

const RequestDrawer = later({ load: async () => (await import('./request-drawer.tsx')).RequestDrawer });

interface Props {
  kind: ReviewedKind;
  /** Its id. */
  item: string;
  size?: 'small' | 'middle';
  /** Instead of the word for a check, where there are several. */
  text?: string;
}

/** Begins a targeted check (定向抽查) of something, for whom may review. */
export function ReviewButton({ kind, item, size = 'middle', text }: Props) {
  const texts = useWords(reviewWordsOfPage);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton action="reviews.write" size={size} icon={<FileSearchOutlined />} onClick={() => setOpen(true)}>
        {text ?? texts.check}
      </ActionButton>
      {open ? <RequestDrawer kind={kind} item={item} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
