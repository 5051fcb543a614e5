import { useId } from 'react'
import { PatternDefs, SeriesRect } from './series-look'

/** A small square in the look of a series, beside its name. */
export function SeriesSwatch({ series }: { readonly series: number }) {
  const id = useId().replaceAll(/\W/g, '')
  return (
    <svg
      aria-hidden="true"
      className="ck:size-3 ck:overflow-hidden ck:rounded-xs ck:[print-color-adjust:exact]"
      focusable="false"
      viewBox="0 0 12 12"
    >
      <PatternDefs id={id} />
      <SeriesRect height={12} id={id} rounded={false} series={series} width={12} x={0} y={0} />
    </svg>
  )
}
