import { UploadOutlined } from '@ant-design/icons';
import type { CosignatureImport } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { ProblemError } from '../../api/problem-error.ts';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { DownloadLink } from '../../downloads/download-link.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './outside-witness.module.css';

/** The file that a witness outside takes along, and the one that it brings back, in which HQ checks the signature. */
export function OutsideWitness() {
  const { outside } = useWords(ledgerWords);
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const { start, running, problem, answer, reset } = useChange({
    send: (commandKey, body: unknown) =>
      request<CosignatureImport>('ledger/cosignatures', { method: 'POST', commandKey, body }),
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

  const noFile = unreadable || (problem instanceof ProblemError && problem.code === 'bad_request');
  return (
    <div className={classes.outside}>
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
      <DownloadLink button href="/api/v1/ledger/checkpoint-file">
        {outside.export}
      </DownloadLink>
      <Button icon={<UploadOutlined />} loading={running} onClick={() => input.current?.click()}>
        {outside.import}
      </Button>
      {noFile ? <Alert type="error" showIcon title={outside.unreadable} /> : <ProblemNotice problem={problem} />}
      {answer ? (
        <Alert
          type="success"
          showIcon
          title={answer.added ? outside.imported(answer.name) : outside.known(answer.name)}
        />
      ) : null}
    </div>
  );
}
