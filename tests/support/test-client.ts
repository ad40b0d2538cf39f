import { Conformity, type Exchange, type OpenApi } from './open-api.ts';

export interface TestAnswer {
  status: number;
  /** The JSON that was answered, or the text of anything else. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as it expects it to be.
  body: any;
  bytes: Buffer;
  headers: Headers;
}

export interface Sending {
  /** An object is sent as JSON, a text as it stands, bytes as a file. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Somebody at the API, with a session or without. Every exchange is held against the OpenAPI document. */
export class TestClient {
  readonly url: string;
  /** Headers that every request carries. */
  readonly headers: Record<string, string>;
  private readonly describe: () => Promise<OpenApi>;
  private conformity: Conformity | undefined;

  constructor(url: string, headers: Record<string, string>, describe: () => Promise<OpenApi>) {
    this.url = url;
    this.headers = headers;
    this.describe = describe;
  }

  get(path: string, headers?: Record<string, string>): Promise<TestAnswer> {
    return this.send('get', path, { headers });
  }

  post(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<TestAnswer> {
    return this.send('post', path, { body, headers });
  }

  put(path: string, body: unknown, headers?: Record<string, string>): Promise<TestAnswer> {
    return this.send('put', path, { body, headers });
  }

  /** Changes what was seen at a revision. */
  patch(path: string, body: unknown, revision: number): Promise<TestAnswer> {
    return this.send('patch', path, { body, headers: { 'if-match': `"${revision}"` } });
  }

  delete(path: string, revision?: number): Promise<TestAnswer> {
    return this.send('delete', path, {
      ...(revision !== undefined && { headers: { 'if-match': `"${revision}"` } }),
    });
  }

  /** Sends anything, also what no well-behaved program would; throws when the exchange is not as documented. */
  async send(method: string, path: string, { body, headers }: Sending = {}): Promise<TestAnswer> {
    const isFile = body instanceof Uint8Array;
    const type = isFile ? 'application/octet-stream' : 'application/json';
    const response = await fetch(this.url + path, {
      method: method.toUpperCase(),
      headers: { ...this.headers, ...(body !== undefined && { 'content-type': type }), ...headers },
      ...(body !== undefined && {
        body: isFile || typeof body === 'string' ? (body as string) : JSON.stringify(body),
      }),
      redirect: 'manual',
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const contentType = (response.headers.get('content-type') ?? '').split(';')[0] as string;
    const received =
      bytes.length > 0 && /[/+]json$/.test(contentType) ? JSON.parse(bytes.toString()) : undefined;
    if (path.startsWith('/api/') && path !== '/api/openapi.json')
      await this.assertConformity({
        method,
        path: path.split('?')[0] as string,
        query: new URLSearchParams(path.split('?')[1] ?? ''),
        sent: typeof body === 'string' || isFile ? undefined : body,
        status: response.status,
        type: contentType,
        received,
      });
    return {
      status: response.status,
      body: received ?? bytes.toString(),
      bytes,
      headers: response.headers,
    };
  }

  /** The document is read when it is first needed, and again before it is blamed: somebody may have published meanwhile. */
  private async assertConformity(exchange: Exchange): Promise<void> {
    if (this.conformity?.differences(exchange).length === 0) return;
    this.conformity = new Conformity(await this.describe());
    const differences = this.conformity.differences(exchange);
    if (differences.length > 0)
      throw new Error(`not as the OpenAPI document says:\n${differences.join('\n')}`);
  }
}

/** The body of an answer that succeeded; any other is an error that tells what was answered. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as it expects it to be.
export async function succeeded(answer: TestAnswer | Promise<TestAnswer>): Promise<any> {
  const { status, body } = await answer;
  if (status >= 400) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
