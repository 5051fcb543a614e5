/** The text of a guide, as Vite hands it out. */
declare module '*.md?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: Vite's own shape.
  export default text
}
