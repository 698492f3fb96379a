import { Transformer } from '@napi-rs/image';

/** A drawing of our own as a PNG, 1,600 dots wide, on white. It may have no text: a machine need not have fonts. */
export function pngOfSvg(svg: string): Promise<Uint8Array> {
  return Transformer.fromSvg(svg, '#ffffff').png();
}
