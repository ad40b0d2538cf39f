import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { type Channel, type ChannelMessage, Undeliverable } from './channel.ts';
import { letterPage, letterText } from './letter-text.ts';
import { type MailSettings, mailAddress } from './mail-settings.ts';

/** How long a server may be silent, in milliseconds. */
const patience = 15_000;

/** Mail over SMTP, a connection a letter; the same message has the same Message-ID whenever it is sent (reliability.md B07). */
export function smtpChannel(settings: MailSettings, silence = patience): Channel {
  const transport = transportOf(settings, silence);
  const domain = new URL(settings.publicUrl).hostname;
  return {
    name: 'mail',
    addressOf: ({ email }) => (typeof email === 'string' && email.trim() !== '' ? email.trim() : undefined),
    async send({ id, tenant, to, content }: ChannelMessage): Promise<void> {
      if (!mailAddress.test(to.address)) throw new Undeliverable(`${to.address} is not an address`);
      const letter = {
        from: { name: content.signature, address: settings.from },
        to: { name: to.name, address: to.address },
        subject: content.subject,
        text: letterText(content),
        html: letterPage(content, to.language),
        messageId: messageId(id, tenant, domain),
        headers: { 'Auto-Submitted': 'auto-generated' },
      };
      await transport.sendMail(letter).catch(failed);
    },
  };
}

function transportOf({ smtpUrl }: MailSettings, silence: number) {
  const { hostname, password, protocol } = new URL(smtpUrl);
  const isHere = hostname === 'localhost' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
  return createTransport({
    url: smtpUrl,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    dnsTimeout: silence,
    // A password goes out encrypted or not at all.
    requireTLS: protocol === 'smtp:' && password !== '' && !isHere,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The name of a message for ever. */
export function messageId(id: string, tenant: string, domain: string): string {
  const hash = createHash('sha256').update(`${tenant}\n${id}`).digest('hex').slice(0, 40);
  return `<${hash}@${domain}>`;
}

/** A server that says no for good (RFC 5321, 5xx) about the addressee or the letter is not asked again. */
function failed(cause: Error & { code?: string; responseCode?: number }): never {
  const isFinal =
    (cause.responseCode ?? 0) >= 500 && (cause.code === 'EENVELOPE' || cause.code === 'EMESSAGE');
  throw isFinal ? new Undeliverable(cause.message, { cause }) : cause;
}
