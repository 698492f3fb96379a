import { Empty } from 'antd';
import { shellTexts } from '../texts/shell-texts.ts';
import { useTexts } from '../texts/use-texts.ts';

export function NotFoundPage() {
  const { notFound } = useTexts(shellTexts);
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <h1>{notFound.title}</h1>
          <p>{notFound.hint}</p>
        </>
      }
    />
  );
}
