import { DownloadOutlined } from '@ant-design/icons';
import { downloadWords } from '@rollcall/shared/words/downloads';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { countInFlight } from '../api/in-flight.ts';
import { problemOf, reach } from '../api/request.ts';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';

interface Props {
  /** From the root: `/api/v1/…`. */
  href: string;
  children: ReactNode;
  /** As a button. */
  button?: boolean;
  title?: string;
}

/** A link that saves a file. What HQ refuses is shown below it in words, in place of a page of JSON. */
export function DownloadLink({ href, children, button = false, title }: Props) {
  const download = useDownload();
  const props = { href, download: true, onClick: (event: MouseEvent) => download.start(event, href) };
  return (
    <>
      {button ? (
        <Button icon={<DownloadOutlined />} loading={download.running} {...props}>
          {children}
        </Button>
      ) : (
        <a {...props} title={title} aria-busy={download.running}>
          <DownloadOutlined aria-hidden /> {children}
        </a>
      )}
      <DownloadNotice download={download} />
    </>
  );
}

type Download = ReturnType<typeof useDownload>;

/** Why a file was refused, or that no witness stands behind it. */
export function DownloadNotice({ download: { problem, unwitnessed } }: { download: Download }) {
  const { unwitnessedFile } = useWords(downloadWords);
  return (
    <>
      <ProblemNotice problem={problem} />
      {unwitnessed ? <p role="status">{unwitnessedFile}</p> : null}
    </>
  );
}

/** Fetches a file and saves it, for links whose file HQ may refuse. */
export function useDownload({ onDone }: { onDone?: () => void } = {}) {
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: requestFile,
    onSuccess: ({ blob, name }) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      // Not at once: a browser may read it later.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      onDone?.();
    },
  });
  return {
    start: (event: MouseEvent, href: string) => {
      // In a new tab, or saved by the browser's own menu: as the browser does it.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!isPending) mutate(href);
    },
    running: isPending,
    problem: error,
    unwitnessed: data?.unwitnessed ?? false,
  };
}

interface SavedFile {
  blob: Blob;
  name: string;
  /** It is proved by HQ's signature alone, because no witness is configured. */
  unwitnessed: boolean;
}

/** Fetches a file to save, so that a refusal can be shown on the page. @param address from the root. @throws ProblemError */
async function requestFile(address: string): Promise<SavedFile> {
  const response = await countInFlight(reach(fetch(address)));
  if (!response.ok) throw await problemOf(response);
  const { headers } = response;
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
  return {
    blob: await reach(response.blob()),
    name: encoded === undefined ? (address.split('/').at(-1) ?? '') : decodeURIComponent(encoded),
    unwitnessed: headers.has('rollcall-unwitnessed'),
  };
}
