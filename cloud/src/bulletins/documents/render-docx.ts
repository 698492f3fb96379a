import type { SealedBulletin } from '@rollcall/shared/bulletins/content';
import type { AboutBulletin } from '@rollcall/shared/papers/about-bulletin';
import { fonts, page, size } from '@rollcall/shared/papers/paper-style';
import { writeDocument } from '@rollcall/shared/papers/write-document';
import { titleOf } from '@rollcall/shared/words/bulletin-head';
import { Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { fixZip } from './fixed-zip.ts';
import { coreProperties, fontTable } from './package-parts.ts';
import { toDocx } from './to-docx.ts';

/**
 * The bulletin as an official paper, with names. The same content, texts and `about` give the same bytes, whenever and wherever:
 * times are those of the seal, nothing is numbered at random, and the ZIP has neither times nor compression.
 */
export async function renderDocx(sealed: SealedBulletin, about: AboutBulletin): Promise<Uint8Array> {
  const { kind, period, brigade } = sealed.content;
  const title = titleOf(kind, period).join('');
  const document = new Document({
    styles: { default: { document: { run: { font: fonts.body, size: size.third } } } },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: { size: { width: page.width, height: page.height }, margin: page.margin },
        },
        footers: pageNumbers(),
        children: await toDocx(writeDocument(sealed, about)),
      },
    ],
  });
  return fixZip(await Packer.toBuffer(document), {
    'docProps/core.xml': coreProperties({ title, creator: brigade, at: about.sealedAt }),
    'word/fontTable.xml': fontTable(),
  });
}

/** `— 1 —`, at the outer edge: right on odd pages, left on even ones, a character in. */
function pageNumbers(): { default: Footer; even: Footer } {
  const footer = (alignment: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: alignment === 'right' ? { right: 280 } : { left: 280 },
          children: [
            new TextRun({
              children: ['— ', PageNumber.CURRENT, ' —'],
              font: fonts.pageNumber,
              size: size.fourth,
            }),
          ],
        }),
      ],
    });
  return { default: footer('right'), even: footer('left') };
}
