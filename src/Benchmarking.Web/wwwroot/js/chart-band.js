// The band over time: Chart.js draws the lines, chart-parts.js what it does not have.
import { band, diamonds, gapNotes, lineNames, nationalBand, smallPoints } from './chart-parts.js'
import { colours, family, isNarrowWidth } from './chart-look.js'

export const bandHeight = width => isNarrowWidth(width) ? 320 : 400

/** What Chart.js needs to draw one band chart. `still` leaves out whatever reacts to the reader. */
export function bandSettings(model, { still = false } = {}) {
  const colour = colours()
  const parts = { model, colour, family }
  return {
    type: 'line',
    data: { labels: model.points.map(point => point.short), datasets: lines(model, colour) },
    options: {
      animation: false,
      responsive: !still,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      events: still ? [] : undefined,
      layout: { padding: { top: 16, right: 0 } },
      scales: scales(model, colour),
      plugins: { legend: { display: false }, tooltip: tooltip(model, colour) },
    },
    plugins: [lineNames(parts), band(parts), nationalBand(parts), smallPoints(parts), diamonds(parts), gapNotes(parts)],
  }
}

function lines(model, colour) {
  const line = (name, values, look) => ({
    label: name, data: values, pointRadius: 0, pointHoverRadius: 0, pointHitRadius: 0, borderJoinStyle: 'round', ...look,
  })
  const all = [line('Median', model.points.map(point => point.median?.value ?? null), { borderColor: colour.ink, borderWidth: 3 })]
  if (model.points.some(point => point.national)) {
    all.push(line(model.nationalName, model.points.map(point => point.national?.value ?? null),
      { borderColor: colour.teal, borderWidth: 2, borderDash: [9, 5] }))
  }
  if (model.target) {
    all.push(line('Target', model.points.map(() => model.target.value),
      { borderColor: colour.muted, borderWidth: 2.5, borderDash: [0.1, 7], borderCapStyle: 'round' }))
  }
  if (model.ownName) {
    // Drawn last, so that it lies on top.
    all.push(line(model.ownName, model.points.map(point => point.own?.value ?? null), { borderColor: colour.own, borderWidth: 3.5 }))
  }
  return all
}

function scales(model, colour) {
  const isNarrow = scale => isNarrowWidth(scale.chart.width)
  const font = scale => ({ family, size: isNarrow(scale) ? 13 : 17 })
  return {
    x: {
      offset: false,
      border: { display: false },
      grid: { display: false },
      afterBuildTicks: scale => { scale.options.ticks.font = font(scale) },
      ticks: {
        color: colour.muted,
        maxRotation: 0,
        autoSkipPadding: 1,
        padding: 12,
        // Where there is little room the quarter stands above its year, so that eight of them fit.
        callback(value) {
          const { short, mark } = model.points[value]
          const words = this.chart.width < 100 * model.points.length ? short.split(' ') : [short]
          return mark ? [...words, mark] : words
        },
      },
    },
    y: {
      min: model.axis.lowest,
      max: model.axis.highest,
      border: { display: false },
      grid: { color: colour.line, drawTicks: false },
      afterBuildTicks: scale => {
        scale.options.ticks.font = font(scale)
        scale.ticks = model.axis.ticks.map(tick => ({ value: tick.value }))
      },
      ticks: {
        color: colour.muted,
        padding: 12,
        autoSkip: false,
        callback: (value, at) => model.axis.ticks[at]?.text ?? '',
      },
    },
  }
}

function tooltip(model, colour) {
  return {
    enabled: true,
    displayColors: false,
    backgroundColor: colour.ink,
    titleFont: { family, size: 15, weight: 700 },
    bodyFont: { family, size: 15 },
    padding: 12,
    cornerRadius: 4,
    filter: (line, at) => at === 0, // one text for the whole period, whichever lines there are
    callbacks: {
      title: hovered => hovered.length ? model.points[hovered[0].dataIndex].period : '',
      label: hovered => words(model, model.points[hovered.dataIndex]),
    },
  }
}

function words(model, point) {
  const text = []
  if (model.ownName) text.push(`${model.ownName}: ${point.own?.text ?? point.ownNote ?? '–'}`)
  text.push(`Median: ${point.median?.text ?? missing(point)}`)
  text.push(`Middle half: ${point.middleHalf?.text ?? missing(point)}`)
  if (point.national) text.push(`${model.nationalName}, ${point.nationalYear}: ${point.national.text}`)
  if (point.nationalHalf) text.push(`National middle half: ${point.nationalHalf.text}`)
  if (model.target) text.push(`Target: ${model.target.text}`)
  if (point.members) text.push(`Members: ${point.members.text}`)
  return text
}

function missing({ symbol, note }) {
  return [symbol, note].filter(Boolean).join(' ') || '–'
}
