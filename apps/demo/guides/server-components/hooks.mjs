import ts from 'typescript'

/** Does for Node what a bundler does for a host: finds `./name` as `name.tsx`, and React's half of a client module. */
export function resolve(specifier, context, next) {
  if (specifier.startsWith('react-server-dom-webpack')) {
    return next(specifier, { ...context, parentURL: import.meta.url })
  }
  const isShort = specifier.startsWith('./') && context.parentURL?.endsWith('.tsx')
  return next(isShort ? `${specifier}.tsx` : specifier, context)
}

/** Reads TypeScript, and everything else as text without its source map, which React’s loader looks for beside itself. */
export async function load(url, context, next) {
  const isTypeScript = url.endsWith('.tsx')
  const loaded = await next(url, isTypeScript ? { ...context, format: 'module' } : context)
  if (loaded.format !== 'module') return loaded
  const source = new TextDecoder().decode(loaded.source).replace(/^\/\/# sourceMappingURL=.*$/m, '')
  return { ...loaded, source: isTypeScript ? transpile(source) : source }
}

function transpile(source) {
  const compilerOptions = {
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  }
  return ts.transpileModule(source, { compilerOptions }).outputText
}
