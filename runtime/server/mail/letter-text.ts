import Handlebars from 'handlebars';
import type { Language } from '../../../engine/definition/common.ts';
import type { LetterContent } from './letter-content.ts';

// Templates of our own, not of a tenant: these run in the sandbox of the printer. Their words come with the content.
const plain = Handlebars.compile<LetterContent>(
  `{{greeting}}

{{lead}}
{{#if rows}}

{{#each rows}}
{{label}}: {{value}}
{{/each}}
{{/if}}
{{#if changes}}

{{#each changes}}
{{label}}: {{before}} → {{after}}
{{/each}}
{{/if}}
{{#if quote}}

{{quote}}
{{/if}}

{{#each links}}
{{label}}: {{{url}}}
{{/each}}

--
{{signature}}
{{#each notes}}
{{this}}
{{/each}}
`,
  { noEscape: true },
);

const page = Handlebars.compile<LetterContent & { language: Language }>(
  `<!doctype html>
<html lang="{{language}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{subject}}</title></head>
<body style="margin:0;padding:24px;background:#f6f7f2;color:#1c2420;font:15px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:34rem;margin:0 auto;padding:24px;background:#fff;border:1px solid #dfe3dc;border-radius:12px">
<p style="margin:0 0 12px">{{greeting}}</p>
<h1 style="margin:0 0 16px;font-size:18px">{{lead}}</h1>
{{#if rows}}
<table style="border-collapse:collapse;margin:0 0 16px">{{#each rows}}
<tr><th scope="row" style="padding:2px 16px 2px 0;color:#4b564f;font-weight:normal;text-align:left;vertical-align:top;white-space:nowrap">{{label}}</th><td style="padding:2px 0">{{value}}</td></tr>{{/each}}
</table>
{{/if}}
{{#if changes}}
<table style="width:100%;border-collapse:collapse;margin:0 0 16px">
<tr>{{#with changesHead}}<th style="padding:4px 8px;border-bottom:1px solid #b8c0b8;text-align:left">{{label}}</th><th style="padding:4px 8px;border-bottom:1px solid #b8c0b8;text-align:left">{{before}}</th><th style="padding:4px 8px;border-bottom:1px solid #b8c0b8;text-align:left">{{after}}</th>{{/with}}</tr>{{#each changes}}
<tr><td style="padding:4px 8px;border-bottom:1px solid #dfe3dc">{{label}}</td><td style="padding:4px 8px;border-bottom:1px solid #dfe3dc;color:#6b756e">{{before}}</td><td style="padding:4px 8px;border-bottom:1px solid #dfe3dc">{{after}}</td></tr>{{/each}}
</table>
{{/if}}
{{#if quote}}
<p style="margin:0 0 16px;padding:8px 12px;background:#f6f7f2;border-radius:8px;white-space:pre-wrap">{{quote}}</p>
{{/if}}
{{#each links}}
<a href="{{url}}" style="display:inline-block;margin:0 8px 8px 0;padding:8px 16px;border-radius:8px;text-decoration:none;{{style}}">{{label}}</a>
{{/each}}
<p style="margin:16px 0 0;color:#6b756e;font-size:13px">{{signature}}{{#each notes}}<br>{{this}}{{/each}}</p>
</div></body></html>
`,
);

const looks = {
  main: 'background:#11665a;color:#fff',
  danger: 'background:#b3261e;color:#fff',
  plain: 'background:#fff;color:#11665a;border:1px solid #11665a',
} as const;

/** A letter for readers without pictures and colours. */
export function letterText(content: LetterContent): string {
  return plain(content).replace(/\n{3,}/g, '\n\n');
}

/** The same letter as a page; whatever it tells is text in it, never markup (reliability.md K03). */
export function letterPage(content: LetterContent, language: Language): string {
  const links = content.links.map((link) => ({ ...link, style: looks[link.look] }));
  return page({ ...content, links, language });
}
