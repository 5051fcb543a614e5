import type { Appearance } from '../appearance'

/** Black on white, square, lines instead of shadows; colour only where something is wrong or went well. */
export const ink = {
  variables: {
    colorPrimary: 'light-dark(#000000, #ffffff)',
    colorBackground: 'light-dark(#ffffff, #0a0a0a)',
    colorForeground: 'light-dark(#000000, #ffffff)',
    colorSuccess: 'light-dark(#00662a, #3ddc84)',
    colorWarning: 'light-dark(#a15c00, #ffc53d)',
    colorDanger: 'light-dark(#b3001b, #ff7070)',
    colorMuted: 'light-dark(#444444, #bdbdbd)',
    colorBorder: 'light-dark(#1a1a1a, #8a8a8a)',
    colorControl: 'light-dark(#000000, #ffffff)',
    colorShade: 'transparent',
    radius: '0px',
    spacing: '4px',
    fontFamily: '"Helvetica Neue", Helvetica, Arial, sans-serif',
    fontSize: '14px',
  },
} as const satisfies Appearance
