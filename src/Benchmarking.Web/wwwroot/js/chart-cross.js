// Cost along and outcome up: one diamond for the viewer, lines across for what is published of everybody.
// Shared/CrossChartDrawing.cs draws the same on the server.
import { axisOf, colours, diamond, family, fontOf, isNarrow, isNarrowWidth } from './chart-look.js'

export const crossHeight = width => isNarrowWidth(width) ? 380 : 460

export function crossSettings(model, { still = false } = {}) {
  const colour = colours()
  const parts = { model, colour }
  return {
    type: 'scatter',
    data: { datasets: [{ label: model.ownName ?? '', data: [], pointRadius: 0 }] },
    options: {
      animation: false,
      responsive: !still,
      maintainAspectRatio: false,
      events: [], // every figure is in the table
      layout: { padding: { top: 56, bottom: 28, right: 20 } },
      scales: {
        x: axisOf(model.cost.axis, colour, { grid: { display: false } }),
        y: axisOf(model.outcome.axis, colour, { grid: { display: false } }),
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
    plugins: [space(parts), halves(parts), lines(parts), names(parts), own(parts)],
  }
}

const medianName = side => `Median ${side.median.text}`

/** On a desk the level line is named at its right end. */
function space({ model }) {
  return {
    id: 'space',
    beforeLayout(chart) {
      const { ctx, options: { layout: { padding } } } = chart
      ctx.save()
      ctx.font = fontOf(chart, family, 700)
      padding.right = isNarrow(chart) || !model.outcome.median ? 20 : Math.ceil(ctx.measureText(medianName(model.outcome)).width) + 20
      ctx.restore()
    },
  }
}

/** Two bands, seen through each other where they cross. */
function halves({ model: { cost, outcome }, colour }) {
  return {
    id: 'halves',
    beforeDatasetsDraw({ ctx, chartArea: { left, right, top, bottom }, scales: { x, y } }) {
      ctx.save()
      ctx.globalAlpha = 0.6
      ctx.fillStyle = colour.band
      if (cost.middleHalf) {
        const from = x.getPixelForValue(cost.middleHalf.lower)
        ctx.fillRect(from, top, Math.max(2, x.getPixelForValue(cost.middleHalf.upper) - from), bottom - top)
      }
      if (outcome.middleHalf) {
        const from = y.getPixelForValue(outcome.middleHalf.upper)
        ctx.fillRect(left, from, right - left, Math.max(2, y.getPixelForValue(outcome.middleHalf.lower) - from))
      }
      ctx.restore()
    },
  }
}

function lines({ model: { cost, outcome }, colour }) {
  return {
    id: 'lines',
    beforeDatasetsDraw({ ctx, chartArea: { left, right, top, bottom }, scales: { x, y } }) {
      ctx.save()
      const line = (points, look, width) => {
        ctx.strokeStyle = look
        ctx.lineWidth = width
        ctx.beginPath()
        points.forEach(([across, down], at) => at ? ctx.lineTo(across, down) : ctx.moveTo(across, down))
        ctx.stroke()
      }
      line([[left, top], [left, bottom], [right, bottom]], colour.line, 1)
      if (cost.median) {
        const across = x.getPixelForValue(cost.median.value)
        line([[across, top], [across, bottom]], colour.ink, 3)
      }
      if (outcome.median) {
        const down = y.getPixelForValue(outcome.median.value)
        line([[left, down], [right, down]], colour.ink, 3)
      }
      ctx.restore()
    },
  }
}

function names({ model: { cost, outcome }, colour }) {
  return {
    id: 'names',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: { left, right, top, bottom }, scales: { x, y } } = chart
      ctx.save()
      const write = (text, across, down, align, look, weight = 400) => {
        ctx.font = fontOf(chart, family, weight)
        ctx.fillStyle = look
        ctx.textAlign = align
        ctx.fillText(text, across, down)
      }
      write(`↑ ${outcome.brief}`, left, top - 34, 'left', colour.ink)
      write(`${cost.brief} →`, right, chart.height - 6, 'right', colour.ink)
      if (!isNarrow(chart)) {
        if (cost.median) write(medianName(cost), x.getPixelForValue(cost.median.value), top - 8, 'center', colour.ink, 700)
        if (outcome.median) write(medianName(outcome), right + 10, y.getPixelForValue(outcome.median.value) + 6, 'left', colour.ink, 700)
        if (cost.median && outcome.median) {
          write('Costs less, more comes of it', left + 10, top + 22, 'left', colour.muted)
          write('Costs more, more comes of it', right - 10, top + 22, 'right', colour.muted)
          write('Costs less, less comes of it', left + 10, bottom - 12, 'left', colour.muted)
          write('Costs more, less comes of it', right - 10, bottom - 12, 'right', colour.muted)
        }
      }
      ctx.restore()
    },
  }
}

function own({ model: { cost, outcome, ownName }, colour }) {
  return {
    id: 'own',
    afterDatasetsDraw(chart) {
      if (!ownName || !cost.own || !outcome.own) return
      const { ctx, scales: { x, y } } = chart
      const [across, down] = [x.getPixelForValue(cost.own.value), y.getPixelForValue(outcome.own.value)]
      const toTheLeft = across > chart.width / 2
      diamond(ctx, across, down, 11, colour.own)
      ctx.save()
      ctx.font = fontOf(chart, family, 700)
      ctx.textAlign = toTheLeft ? 'right' : 'left'
      ctx.textBaseline = 'middle'
      ctx.lineWidth = 5
      ctx.lineJoin = 'round'
      ctx.strokeStyle = '#ffffff'
      ctx.fillStyle = colour.own
      const at = toTheLeft ? across - 18 : across + 18
      ctx.strokeText(ownName, at, down + 1)
      ctx.fillText(ownName, at, down + 1)
      ctx.restore()
    },
  }
}
