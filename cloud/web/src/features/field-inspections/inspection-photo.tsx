import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import { fieldInspectionWords } from '@rollcall/shared/words/field-inspections';
import { Button } from 'antd';
import { useState } from 'react';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import classes from './inspections.module.css';

interface Props {
  inspectionId: string;
  photo: NonNullable<FieldInspectionDetail['photo']>;
}

/** What a browser shows by itself. */
const shownTypes = ['image/jpeg', 'image/png'];

/** The photo, asked for only by a click: whoever sees it leaves a trace. */
export function InspectionPhoto({ inspectionId, photo }: Props) {
  const texts = useWords(fieldInspectionWords);
  const [open, setOpen] = useState(false);
  const address = `/api/v1/field-inspections/${inspectionId}/photo`;
  return (
    <Section title={texts.photo} hint={texts.photoTrace}>
      {open ? <img className={classes.photo} src={address} alt={texts.photoAlt} /> : null}
      <div className={classes.acts}>
        {!open && shownTypes.includes(photo.mediaType) ? (
          <Button onClick={() => setOpen(true)}>{texts.seePhoto}</Button>
        ) : null}
        <a href={address} download>
          {texts.savePhoto} ({photo.fileName}, {formatSize(photo.sizeBytes)})
        </a>
      </div>
    </Section>
  );
}
