import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { commonWords } from '@rollcall/shared/words/common';
import { provinceWords } from '@rollcall/shared/words/province';
import { Button, Form, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { toQuery } from '../../api/to-query.ts';
import { DownloadNotice, useDownload } from '../../downloads/download-link.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { useWords } from '../../language/use-words.ts';

const formats = ['csv', 'json'] as const;

/** Asks of which dates. */
export function ProvinceDialog({ onClose }: { onClose: () => void }) {
  const texts = useWords(provinceWords);
  const { cancel } = useWords(commonWords);
  const yesterday = addDays(localDateOf(Date.now()), -1);
  const [dates, setDates] = useState<{ from?: string | undefined; to?: string | undefined }>({
    from: yesterday,
    to: yesterday,
  });
  const [format, setFormat] = useState<(typeof formats)[number]>('csv');
  const { from, to } = dates;
  const whole = from !== undefined && to !== undefined;
  const href = `/api/v1/exports/province${toQuery({ from, to, format })}`;
  const download = useDownload({ onDone: onClose });
  return (
    <Modal
      open
      title={texts.title}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {cancel}
        </Button>,
        <Button
          key="save"
          type="primary"
          disabled={!whole}
          loading={download.running}
          {...(whole ? { href, download: true } : {})}
          onClick={(event) => download.start(event, href)}
        >
          {texts.save}
        </Button>,
      ]}
    >
      <p>{texts.intro}</p>
      <Form layout="vertical">
        <Form.Item label={texts.dates}>
          <DateRangeFilter from={from} to={to} label={texts.dates} onChange={setDates} />
        </Form.Item>
        <Form.Item label={texts.format}>
          <Segmented
            value={format}
            options={formats.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={setFormat}
          />
        </Form.Item>
      </Form>
      <DownloadNotice download={download} />
    </Modal>
  );
}
