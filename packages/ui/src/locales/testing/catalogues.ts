import type { Catalogue } from '../../i18n/index'
import { ar } from '../ar/index'
import { de } from '../de/index'
import { es } from '../es/index'
import { fr } from '../fr/index'
import { ja } from '../ja/index'
import { ptBR } from '../pt-BR/index'
import { zhCN } from '../zh-CN/index'

/** Every language that the kit ships besides English, by its tag. */
export const catalogues: Readonly<Record<string, Catalogue>> = {
  de,
  fr,
  es,
  'pt-BR': ptBR,
  ja,
  'zh-CN': zhCN,
  ar,
}

/** The catalogue for a locale: `ar-EG` is written in `ar`. Undefined where the kit ships none. */
export function catalogueFor(locale: string): Catalogue | undefined {
  return catalogues[locale] ?? catalogues[new Intl.Locale(locale).language]
}
