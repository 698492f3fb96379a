/** Speaks with HQ's API as a signed-in person does. */
export class HqClient {
  readonly #url: string;
  readonly #account: { username: string; password: string };
  #cookie: string | undefined;
  #signingIn: Promise<void> | undefined;

  constructor(url: string, account: { username: string; password: string }) {
    this.#url = url;
    this.#account = account;
  }

  /** Somebody else of the same HQ, whose password is the same, as in the demo. */
  as(username: string): HqClient {
    return new HqClient(this.#url, { ...this.#account, username });
  }

  /** GET /api/v1/`path`. Signs in first, and again when the session is gone. @throws when HQ refuses */
  async get<Answer>(path: string): Promise<Answer> {
    if (this.#cookie === undefined) await this.#signIn();
    let response = await this.#fetch(path);
    if (response.status === 401) {
      await this.#signIn();
      response = await this.#fetch(path);
    }
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** GET /api/v1/`path` as it is. @returns the answer, whatever it is */
  async read(path: string, headers: Record<string, string> = {}): Promise<Response> {
    if (this.#cookie === undefined) await this.#signIn();
    return this.#fetch(path, { headers });
  }

  /** POST to /api/v1/`path` as our own page would. @returns the answer, whatever it is */
  async post(path: string, body: unknown): Promise<Response> {
    return this.#send('POST', path, body);
  }

  /** The same with PUT. */
  async put(path: string, body: unknown): Promise<Response> {
    return this.#send('PUT', path, body);
  }

  /** The same with PATCH. */
  async patch(path: string, body: unknown): Promise<Response> {
    return this.#send('PATCH', path, body);
  }

  /** The same with DELETE. */
  async delete(path: string, body: unknown): Promise<Response> {
    return this.#send('DELETE', path, body);
  }

  /** POST of a file as it is. */
  async postFile(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    return this.#sendFile('POST', path, bytes);
  }

  /** The same with PUT. */
  async putFile(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    return this.#sendFile('PUT', path, bytes);
  }

  async #sendFile(method: 'POST' | 'PUT', path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    if (this.#cookie === undefined) await this.#signIn();
    const headers = { 'content-type': 'application/octet-stream', origin: this.#url };
    return this.#fetch(path, { method, headers, body: bytes });
  }

  async #send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: unknown): Promise<Response> {
    if (this.#cookie === undefined) await this.#signIn();
    return this.#fetch(path, {
      method,
      headers: { 'content-type': 'application/json', origin: this.#url },
      body: JSON.stringify(body),
    });
  }

  async #fetch(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> } = {},
  ): Promise<Response> {
    const headers = { ...init.headers, cookie: this.#cookie ?? '' };
    const response = await fetch(`${this.#url}/api/v1/${path}`, { ...init, headers });
    this.#keepCookies(response);
    return response;
  }

  /** A sign-in begins a session, and so does acting for somebody else. */
  #keepCookies(response: Response): void {
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (cookies.length > 0) this.#cookie = cookies.join('; ');
  }

  /** Once, however many requests wait for it: HQ holds up who tries a password many times at once. */
  #signIn(): Promise<void> {
    this.#signingIn ??= this.#begin().finally(() => {
      this.#signingIn = undefined;
    });
    return this.#signingIn;
  }

  async #begin(): Promise<void> {
    const response = await fetch(`${this.#url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url },
      body: JSON.stringify(this.#account),
    });
    if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
    this.#keepCookies(response);
  }
}
