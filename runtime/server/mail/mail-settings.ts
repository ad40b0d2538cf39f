/** How mail leaves the house; there is none where nobody has said so. */
export interface MailSettings {
  /** `smtp://name:password@host:587` or `smtps://…`. */
  smtpUrl: string;
  /** The address that it comes from. */
  from: string;
  /** The address of these pages as people outside reach it: never taken from a request (reliability.md O05). */
  publicUrl: string;
}

type Given = Readonly<Partial<Record<'SMTP_URL' | 'MAIL_FROM' | 'FORMWORK_URL', string | undefined>>>;

/** What mail cannot go out without, and is not given. */
export function missingForMail(given: Given): ('MAIL_FROM' | 'FORMWORK_URL')[] {
  if (given.SMTP_URL === undefined) return [];
  return (['MAIL_FROM', 'FORMWORK_URL'] as const).filter((name) => given[name] === undefined);
}

/** The settings of mail as the program goes on with them; undefined where it is off. */
export function mailSettingsOf({ SMTP_URL, MAIL_FROM, FORMWORK_URL }: Given): MailSettings | undefined {
  if (SMTP_URL === undefined || MAIL_FROM === undefined || FORMWORK_URL === undefined) return undefined;
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, publicUrl: new URL(FORMWORK_URL).origin };
}

/** One line for the person who started the program; the password is not in it. */
export function describeMail(settings: MailSettings | undefined): string {
  if (!settings) return 'off (SMTP_URL, MAIL_FROM and FORMWORK_URL turn it on)';
  const { protocol, host } = new URL(settings.smtpUrl);
  return `${protocol}//${host}, from ${settings.from}, links to ${settings.publicUrl}`;
}

/** One plain address and nothing besides: no list, no name, no line break (reliability.md O05). */
export const mailAddress = /^[^\s@,;:<>()[\]\\"]{1,64}@[^\s@,;:<>()[\]\\".]+(\.[^\s@,;:<>()[\]\\".]+)*$/;
