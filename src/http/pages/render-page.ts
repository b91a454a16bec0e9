import { createHash } from 'node:crypto'
import { escapeHtml } from '../../domain/shared/escape-html.ts'
import type { Language } from '../../domain/shared/languages.ts'

const style = `
:root{color-scheme:light dark;--page:#f4f4f7;--card:#fff;--text:#17181c;--quiet:#676b76;--accent:#2b6be0}
@media(prefers-color-scheme:dark){:root{--page:#111216;--card:#1b1d23;--text:#f2f3f5;--quiet:#9a9fab;--accent:#2b6be0}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:16px;background:var(--page);color:var(--text);font:17px/1.5 system-ui,sans-serif}
main{width:100%;max-width:560px;background:var(--card);border-radius:20px;overflow:hidden;box-shadow:0 8px 40px rgb(0 0 0/.12)}
img,video{display:block;width:100%;height:auto;max-height:72dvh;object-fit:contain;background:#0002}
section{padding:20px 24px 24px}
h1{margin:0 0 8px;font-size:20px}
p{margin:0 0 16px;overflow-wrap:anywhere}
.quiet{color:var(--quiet);font-size:15px}
a{display:block;padding:13px 16px;border-radius:12px;background:var(--accent);color:#fff;text-align:center;text-decoration:none;font-weight:600}
a:focus-visible{outline:3px solid var(--text);outline-offset:2px}
`

/** The one style of all pages is allowed by its hash; nothing else is, and nothing from elsewhere. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** A page of ours. `head` and `body` are HTML already. */
export const renderPage = (page: {
  readonly language: Language
  readonly title: string
  readonly head?: string
  readonly body: string
}): string => `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
${page.head ?? ''}
<style>${style}</style>
</head>
<body><main>${page.body}</main></body>
</html>
`
