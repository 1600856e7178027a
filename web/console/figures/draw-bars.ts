import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, SVGRenderer])

export type Bar = { label: string; value: number | null; says: string }

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/**
 * Bars as a picture of its own: drawn once as SVG text and shown as an image, so that no style has to be let into the page, and
 * it prints as it stands. `most`: what the whole width means.
 */
export function drawBars(bars: readonly Bar[], { width, most }: { width: number; most: number }): string {
  const height = bars.length * 30 + 8
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  const text = { color: token('text'), fontSize: 13, fontFamily: 'sans-serif' }
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 120, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: 0, max: most, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      axisLine: { lineStyle: { color: token('line') } },
      axisTick: { show: false },
      axisLabel: { ...text, width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barWidth: 16,
        data: bars.map(({ value }) => value ?? 0),
        itemStyle: { color: token('ink') },
        label: {
          show: true,
          position: 'right',
          ...text,
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]!.says,
        },
      },
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
}
