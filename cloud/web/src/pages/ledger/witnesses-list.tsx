import { DownloadOutlined } from '@ant-design/icons';
import type { WitnessRow } from '@rollcall/shared/http/ledger';
import { Button } from 'antd';
import { useLanguage } from '../../language/language-context.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { ledgerTexts } from '../../texts/ledger-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useNow } from '../../time/use-now.ts';
import { ImportCosignature } from './import-cosignature.tsx';
import { witnessColumns } from './witness-columns.tsx';

/** Who remembers the ledger, and what each saw last. */
export function WitnessesList() {
  const { language } = useLanguage();
  const texts = useTexts(ledgerTexts);
  const now = useNow(10_000);
  return (
    <ServerTable<WitnessRow>
      path="ledger/witnesses"
      query={{}}
      columns={witnessColumns(language, now)}
      rowKey={({ name, verifierKey }) => verifierKey ?? name}
      name={texts.witnesses}
      empty={{ title: texts.empty.witnesses, hint: texts.empty.witnessesHint }}
      buttons={
        <>
          <Button icon={<DownloadOutlined />} href="/api/v1/ledger/checkpoint-file" download>
            {texts.outside.export}
          </Button>
          <ImportCosignature />
        </>
      }
    />
  );
}
