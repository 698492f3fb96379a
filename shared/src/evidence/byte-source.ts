/** A file that is read piece by piece: a handle in Node, a File in a browser. */
export interface ByteSource {
  size: number;
  /** Exactly `length` bytes from `offset` on; it is never asked for more than the file has. */
  read(offset: number, length: number): Promise<Uint8Array>;
}
