import type { Language } from '../../../engine/definition/common.ts';
import { type LinkWord, linkWords } from '../../app/messages/areas/links.ts';
import { fill } from '../../app/messages/fill.ts';
import type { OpenedLink } from '../operations/links/open-link.ts';

const style = `body{margin:0;display:grid;place-items:center;min-height:100vh;background:#f6f7f2;color:#1c2420;
font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main{box-sizing:border-box;width:min(100%,26rem);padding:1.5rem;background:#fff;border:1px solid #dfe3dc;border-radius:12px}
h1{margin:0 0 .5rem;font-size:1.25rem}p{margin:0 0 1rem;color:#4b564f}textarea{box-sizing:border-box;width:100%;
min-height:5rem;margin:.25rem 0 1rem;padding:.5rem;border:1px solid #b8c0b8;border-radius:8px;font:inherit}
button,a.button{display:block;box-sizing:border-box;width:100%;min-height:44px;padding:.6rem;border:0;border-radius:8px;
background:#11665a;color:#fff;font:inherit;text-align:center;text-decoration:none;cursor:pointer}
button.reject{background:#b3261e}a{color:#11665a}small{display:block;margin-top:1rem;color:#6b756e}
@media(prefers-color-scheme:dark){body{background:#141816;color:#e7ebe6}main{background:#1d2320;border-color:#333b36}
p,small{color:#aab4ac}textarea{background:#141816;color:inherit;border-color:#4a544d}a{color:#6cc5b5}}`;

/** The page that a link opens: what would be decided, and a form whose sending decides it. */
export function confirmPage(opened: OpenedLink, language: Language): Buffer {
  const say = speaker(language);
  const { verb, title, initiator, holder, form, revision, opinion, task } = opened;
  const isRequired = opinion === 'required';
  const field =
    opinion === 'none'
      ? ''
      : `<label>${say(isRequired ? 'opinionRequired' : 'opinion')}<textarea name="opinion" maxlength="2000"${isRequired ? ' required' : ''}></textarea></label>`;
  return page(
    language,
    say(`title-${verb}`, { title }),
    `<p>${say('from', { initiator })}<br>${say('as', { holder })}</p>
<form method="post"><input type="hidden" name="form" value="${safe(form)}"><input type="hidden" name="revision" value="${revision}">
${field}<button class="${verb}">${say(`do-${verb}`)}</button></form>
<small><a href="/inbox/${encodeURIComponent(task)}">${say('open')}</a></small>`,
  );
}

/** What a link led to: it is done, or why not. */
export function outcomePage(language: Language, heading: string, task?: string): Buffer {
  const say = speaker(language);
  const link = `<a class="button" href="/inbox${task ? `/${encodeURIComponent(task)}` : ''}">${say('open')}</a>`;
  return page(language, safe(heading), link);
}

export function speaker(language: Language) {
  return (word: LinkWord, params: Record<string, string> = {}) =>
    safe(fill(linkWords[language][word], params));
}

/** A whole page; what it is given is safe already. */
function page(language: Language, heading: string, body: string): Buffer {
  return Buffer.from(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${heading}</title><style>${style}</style></head>
<body><main><h1>${heading}</h1>${body}</main></body></html>`);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}
