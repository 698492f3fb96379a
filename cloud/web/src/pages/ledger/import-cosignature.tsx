import { UploadOutlined } from '@ant-design/icons';
import type { CosignatureImport } from '@rollcall/shared/http/ledger';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ledgerTexts } from '../../texts/ledger-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Takes the file that a witness outside brought back. HQ checks the signature in it. */
export function ImportCosignature() {
  const { outside } = useTexts(ledgerTexts);
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const { start, running, problem, answer, reset } = useChange({
    send: (body: unknown) => request<CosignatureImport>('ledger/cosignatures', { method: 'POST', body }),
    outdates: ['ledger'],
  });

  async function take(file: File | undefined): Promise<void> {
    reset();
    setUnreadable(false);
    if (!file) return;
    try {
      start(JSON.parse(await file.text()));
    } catch {
      setUnreadable(true); // No JSON at all: HQ needn't look.
    }
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          // The same file again is a choice too.
          target.value = '';
        }}
      />
      <Button icon={<UploadOutlined />} loading={running} onClick={() => input.current?.click()}>
        {outside.import}
      </Button>
      <ProblemNotice problem={problem} />
      {unreadable ? <Alert type="error" showIcon title={outside.unreadable} /> : null}
      {answer ? (
        <Alert
          type="success"
          showIcon
          title={answer.added ? outside.imported(answer.name) : outside.known(answer.name)}
        />
      ) : null}
    </>
  );
}
