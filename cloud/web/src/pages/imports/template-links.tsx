import { DownloadOutlined } from '@ant-design/icons';
import type { ImportKind } from '@rollcall/shared/http/imports';
import { Button } from 'antd';
import { importTexts } from '../../texts/import-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

export function TemplateLinks({ kind }: { kind: ImportKind }) {
  const texts = useTexts(importTexts);
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
