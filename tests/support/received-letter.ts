import type { ReceivedLetter } from './mail-server.ts';

/** What of a letter is text, with its encodings taken off. */
export function readable({ source }: ReceivedLetter): {
  subject: string;
  text: string;
  page: string;
  head: string;
} {
  const [head = ''] = source.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const [, written = ''] = /^Subject: (.*)$/m.exec(unfolded) ?? [];
  const subject = written
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, code: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(code, 'base64').toString()
        : fromQuoted(code.replaceAll('_', ' ')),
    );
  const parts = source.split(/^--\S+\r$/m).map((part) => {
    const at = part.indexOf('\r\n\r\n');
    const body = part.slice(at + 4);
    return /base64/i.test(part.slice(0, at)) ? Buffer.from(body, 'base64').toString() : fromQuoted(body);
  });
  return { subject, head: unfolded, text: parts[1] ?? '', page: parts[2] ?? '' };
}

function fromQuoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
