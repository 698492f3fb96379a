import { provinceWords } from '@rollcall/shared/words/province';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';

const ProvinceDialog = later<{ onClose: () => void }>({
  load: async () => (await import('./province-dialog.tsx')).ProvinceDialog,
});

/** Saves what the province's platform takes of the recordings of some days. */
export function ProvinceButton() {
  const texts = useWords(provinceWords);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {texts.button}
      </Button>
      {asking ? <ProvinceDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}
