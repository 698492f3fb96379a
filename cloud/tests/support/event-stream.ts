import type { LiveEvent, LiveMessage, MissedEvent } from '@rollcall/shared/http/live';

const missed = 'event: missed\ndata: ';

/** Reads a stream of server-sent events of ours as a browser does. */
export class EventStream {
  readonly messages: LiveMessage[] = [];
  /** What HQ said first: what changed before the stream was opened. */
  readonly missed: Promise<MissedEvent>;
  /** Settles when the stream has ended, from whichever side. */
  readonly ended: Promise<void>;
  readonly #missed = Promise.withResolvers<MissedEvent>();
  readonly #aborter = new AbortController();

  private constructor(response: Response, aborter: AbortController) {
    this.#aborter = aborter;
    this.missed = this.#missed.promise;
    this.ended = this.#read(response);
  }

  static async open(url: string, cookie: string): Promise<EventStream> {
    const aborter = new AbortController();
    const response = await fetch(`${url}/api/v1/live`, { headers: { cookie }, signal: aborter.signal });
    if (response.status !== 200) throw new Error(`the stream answered ${response.status}`);
    return new EventStream(response, aborter);
  }

  close(): void {
    this.#aborter.abort();
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString();
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          if (event.startsWith('data: ')) {
            const { topic, unitCodes }: LiveEvent = JSON.parse(event.slice('data: '.length));
            this.messages.push({ topic, unitCodes });
          }
          if (event.startsWith(missed)) this.#missed.resolve(JSON.parse(event.slice(missed.length)));
        }
      }
    } catch {
      // Closed by the test, or cut off by HQ.
    }
  }
}
