import { shellWords } from '@rollcall/shared/words/shell';
import { Alert, Button } from 'antd';
import { useWords } from '../language/use-words.ts';

/** A page threw, or its file is gone because HQ was updated since this tab was opened. */
export function BrokenPage() {
  const { broken } = useWords(shellWords);
  return (
    <Alert
      type="error"
      showIcon
      title={broken.title}
      description={broken.hint}
      action={<Button onClick={() => location.reload()}>{broken.reload}</Button>}
    />
  );
}
