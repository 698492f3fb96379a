import type { CheckpointRow } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { Checkbox } from 'antd';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ServerTable } from '../../table/server-table.tsx';
import { useNow } from '../../time/use-now.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { checkpointColumns } from './checkpoint-columns.tsx';

/** Checkpoints, newest first, with who cosigned each. */
export function CheckpointsList() {
  const { language } = useLanguage();
  const texts = useWords(ledgerWords);
  const now = useNow(10_000);
  const [{ cosigned }, change] = useUrlQuery(['cosigned']);
  return (
    <ServerTable<CheckpointRow>
      path="ledger/checkpoints"
      exports="checkpoints"
      query={{ cosigned }}
      columns={checkpointColumns(language, now)}
      rowKey={({ size }) => String(size)}
      name={texts.checkpoints}
      empty={{ title: texts.empty.checkpoints, hint: texts.empty.checkpointsHint }}
      filters={
        <Checkbox
          checked={cosigned === 'true'}
          onChange={({ target }) => change({ cosigned: target.checked ? 'true' : undefined })}
        >
          {texts.onlyCosigned}
        </Checkbox>
      }
    />
  );
}
