// Text, by the plugin in scripts/css-imports.mjs.
declare module '*.css?shipped' {
  export const css: string
}
declare module '*.css?tailwind-3' {
  export const css: string
}
