import { shellWords } from '@rollcall/shared/words/shell';
import { Empty } from 'antd';
import { useWords } from '../language/use-words.ts';

export function NotFoundPage() {
  const { notFound } = useWords(shellWords);
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
