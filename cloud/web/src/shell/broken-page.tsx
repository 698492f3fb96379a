import { Alert, Button } from 'antd';
import { shellTexts } from '../texts/shell-texts.ts';
import { useTexts } from '../texts/use-texts.ts';

/** A page threw, or its file is gone because HQ was updated since this tab was opened. */
export function BrokenPage() {
  const { broken } = useTexts(shellTexts);
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
