import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';

// Parts of a .docx that the library makes by the clock, or not at all.

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Title, maker and times of the document: the moment when it was sealed. */
export function coreProperties({ title, creator, at }: { title: string; creator: string; at: string }): string {
  const time = `${at.slice(0, 19)}Z`;
  return `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><cp:lastModifiedBy>${escapeXml(creator)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
}

/** Which fonts stand in where a machine lacks the first. */
export function fontTable(): string {
  const fonts = Object.values(bulletinPaper.fonts)
    .map(
      ([name, ...others]) =>
        `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`,
    )
    .join('');
  return `${xml}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts}</w:fonts>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
