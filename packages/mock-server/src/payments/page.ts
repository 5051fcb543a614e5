import { PAGE_CSS } from './page.styles'

/** What a hosted page of a fake shows. `body` is HTML made of `escapeHtml`ed values; `script` runs once the body is there. */
export interface HostedPage {
  readonly title: string
  /** Whose page it stands in for, as the badge says it: `Stripe`, `PayPal`, `DodoPayments`. */
  readonly provider: string
  /** Where the page's script reaches the fake, without a slash at the end; the script reads it as `api`. */
  readonly apiBase: string
  readonly body: string
  readonly script: string
}

/**
 * A page that stands in for a provider's own: one look for all of them, nothing fetched from elsewhere, and a badge that
 * says what it is. Its script runs with `api` (the base), `page` (the main element) and `post(path, body)`, which
 * answers with `{ ok, body }` or, where the connection broke, `{ ok: false, body: {} }`. It leaves by `location.assign`.
 */
export function hostedPage(page: HostedPage, status = 200): Response {
  return new Response(htmlOf(page), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** A text as it can stand in HTML, between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function htmlOf({ title, provider, apiBase, body, script }: HostedPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${PAGE_CSS}</style>
</head>
<body>
<main data-api="${escapeHtml(apiBase)}">
<p class="badge"><strong>${escapeHtml(provider)}</strong> <span>Mock: no money moves</span></p>
${body}
</main>
<script>
(() => {
const page = document.querySelector('main')
const api = page.dataset.api
const post = async (path, body) => {
  try {
    const response = await fetch(api + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return { ok: response.ok, body: await response.json() }
  } catch {
    return { ok: false, body: {} }
  }
}
${script}
})()
</script>
</body>
</html>
`
}
