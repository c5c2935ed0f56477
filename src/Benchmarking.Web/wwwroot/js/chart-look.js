// What all kinds of charts share: colours, letters, and the own diamond.

/** Colours come from the style sheet, so that they are written down once. */
export function colours() {
  const style = getComputedStyle(document.documentElement)
  const names = ['ink', 'muted', 'band', 'own', 'line', 'teal', 'rule']
  return Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--${name}`).trim()]))
}

export const family = '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", arial, sans-serif'

/** Below this width names are short and stand without their figures. */
export const isNarrowWidth = width => width < 560
export const isNarrow = chart => isNarrowWidth(chart.width)
export const fontOf = (chart, letters, weight = 400) => `${weight} ${isNarrow(chart) ? 14 : 17}px ${letters}`
export const clamp = (value, low, high) => Math.max(low, Math.min(high, value))

/** The viewer's own value; hollow where it is what another is held against. */
export function diamond(ctx, left, top, reach, own, hollow = false) {
  ctx.save()
  ctx.beginPath()
  ctx.moveTo(left - reach, top)
  ctx.lineTo(left, top - reach)
  ctx.lineTo(left + reach, top)
  ctx.lineTo(left, top + reach)
  ctx.closePath()
  ctx.lineWidth = hollow ? 2.5 : 2
  ctx.strokeStyle = hollow ? own : '#ffffff'
  ctx.fillStyle = hollow ? '#ffffff' : own
  ctx.fill()
  ctx.stroke()
  ctx.restore()
}

/** An axis whose ticks are those of the model, and no others. */
export function axisOf(axis, colour, look = {}) {
  const size = scale => isNarrow(scale.chart) ? 13 : 17
  return {
    type: 'linear',
    min: axis.lowest,
    max: axis.highest,
    border: { display: false },
    grid: { color: colour.line, drawTicks: false },
    afterBuildTicks: scale => {
      scale.options.ticks.font = { family, size: size(scale) }
      scale.ticks = axis.ticks.map(tick => ({ value: tick.value }))
    },
    ticks: {
      color: colour.muted,
      padding: 12,
      autoSkip: false,
      maxRotation: 0,
      callback: (value, at) => axis.ticks[at]?.text ?? '',
    },
    ...look,
  }
}
