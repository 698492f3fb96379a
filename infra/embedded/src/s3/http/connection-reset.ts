/** Thrown where a fault wants the connection torn down; the server answers by resetting it. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';

  constructor() {
    super('A fault reset the connection.');
  }
}
