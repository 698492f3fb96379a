import { DownloadOutlined } from '@ant-design/icons';
import type { ImportKind } from '@rollcall/shared/resources/imports';
import { importWords } from '@rollcall/shared/words/imports';
import { Button } from 'antd';
import { useWords } from '../../language/use-words.ts';

export function TemplateLinks({ kind }: { kind: ImportKind }) {
  const texts = useWords(importWords);
  return (
    <>
      <p>{texts.templateHint}</p>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button icon={<DownloadOutlined />} href={`/api/v1/imports/${kind}/template?format=xlsx`} download>
          {texts.excel}
        </Button>
        <Button icon={<DownloadOutlined />} href={`/api/v1/imports/${kind}/template?format=csv`} download>
          {texts.csv}
        </Button>
      </div>
    </>
  );
}
