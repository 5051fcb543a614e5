import type { Appearance } from '../appearance'

/** Cool and dense, for consoles with many numbers on one screen; in the page's own font. */
export const fjord = {
  variables: {
    colorPrimary: 'light-dark(#0a6786, #5ac8e6)',
    colorBackground: 'light-dark(#fbfdfe, #0f1c27)',
    colorForeground: 'light-dark(#0c2231, #deebf3)',
    colorSuccess: 'light-dark(#0d7a5f, #4fd1a5)',
    colorWarning: 'light-dark(#b87f00, #f0c04f)',
    colorDanger: 'light-dark(#c22b4a, #f4758e)',
    colorSubtle: 'light-dark(#f0f6f9, #142635)',
    colorBorder: 'light-dark(#cbdce6, #294056)',
    colorShade: 'light-dark(rgb(12 60 90 / 0.08), rgb(0 8 16 / 0.5))',
    radius: '4px',
    spacing: '3.5px',
    fontSize: '13px',
  },
} as const satisfies Appearance
