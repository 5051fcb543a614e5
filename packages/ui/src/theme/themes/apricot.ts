import type { Appearance } from '../appearance'

/** Warm paper, round corners, room to breathe. */
export const apricot = {
  variables: {
    colorPrimary: 'light-dark(#b4501f, #f4a26b)',
    colorBackground: 'light-dark(#fffaf4, #241c18)',
    colorForeground: 'light-dark(#2f2018, #f8ede3)',
    colorSuccess: 'light-dark(#4c7a34, #9ccb7a)',
    colorWarning: 'light-dark(#c8861a, #f3c262)',
    colorDanger: 'light-dark(#bf2f3a, #f2807d)',
    colorSubtle: 'light-dark(#fcf0e2, #2d231e)',
    colorOverlay: 'light-dark(rgb(66 38 18 / 0.42), rgb(8 4 2 / 0.64))',
    colorBorder: 'light-dark(#f0e0d0, #44362e)',
    colorControl: 'light-dark(#94796a, #9a8878)',
    colorShade: 'light-dark(rgb(120 72 32 / 0.12), rgb(0 0 0 / 0.4))',
    radius: '16px',
    spacing: '4.5px',
    fontFamily:
      'ui-rounded, "SF Pro Rounded", "Hiragino Maru Gothic ProN", Nunito, Quicksand, system-ui, sans-serif',
    fontSize: '15px',
  },
} as const satisfies Appearance
