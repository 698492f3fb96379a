import { randomUUID } from 'node:crypto';
import { stationId } from './world.ts';

/** The officers at the station's screen, as its page would speak for them. */
export class AtTheScreen {
  readonly #url: string;
  #token: string | undefined;

  constructor(port: number) {
    this.#url = `http://127.0.0.1:${port}`;
  }

  /** @returns whether it was entered; a station that was started again wants its new token first */
  async enter(entry: { kind: 'check_out' | 'check_in'; recorderSerial: string; badgeNo: string; pin: string }) {
    this.#token ??= await this.#readToken();
    const answer = await fetch(`${this.#url}/api/stations/${stationId}/entries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url, 'x-kiosk-token': this.#token },
      body: JSON.stringify({ entryId: randomUUID(), ...entry }),
    });
    await answer.arrayBuffer();
    if (answer.status === 401) this.#token = undefined;
    return answer.status === 201;
  }

  async #readToken(): Promise<string> {
    const page = await (await fetch(this.#url)).text();
    return /name="kiosk-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  }
}
