// The parts of a band chart that Chart.js does not have: the band, diamonds, words in gaps, names at the ends of lines.
// Shared/BandChartDrawing.cs draws the same on the server.

const isNarrow = chart => chart.width < 560
const fontOf = (chart, family, weight = 400) => `${weight} ${isNarrow(chart) ? 14 : 17}px ${family}`
const clamp = (value, low, high) => Math.max(low, Math.min(high, value))

/** Runs of neighbouring points for which `has` gives the same answer; a null answer is no run. */
function runs(points, has) {
  const found = []
  points.forEach((point, at) => {
    const answer = has(point)
    if (answer == null) return
    const last = found.at(-1)
    if (last && last.to === at - 1 && last.answer === answer) last.to = at
    else found.push({ from: at, to: at, answer })
  })
  return found
}

export function band({ model, colour }) {
  return {
    id: 'band',
    beforeDatasetsDraw({ ctx, scales: { x, y } }) {
      ctx.save()
      ctx.fillStyle = colour.band
      for (const { from, to } of runs(model.points, point => point.middleHalf ? true : null)) {
        const spread = from === to ? 8 : 0 // a lone period becomes a narrow bar
        const edge = []
        for (let at = from; at <= to; at++) {
          edge.push({ left: x.getPixelForValue(at), half: model.points[at].middleHalf })
        }
        ctx.beginPath()
        ctx.moveTo(edge[0].left - spread, y.getPixelForValue(edge[0].half.upper))
        for (const { left, half } of edge) ctx.lineTo(left + spread, y.getPixelForValue(half.upper))
        for (const { left, half } of edge.reverse()) ctx.lineTo(left + spread, y.getPixelForValue(half.lower))
        ctx.lineTo(edge.at(-1).left - spread, y.getPixelForValue(edge.at(-1).half.lower))
        ctx.fill()
      }
      ctx.restore()
    },
  }
}

export function diamonds({ model, colour }) {
  return {
    id: 'diamonds',
    afterDatasetsDraw(chart) {
      if (!model.ownName) return
      const { ctx, scales: { x, y } } = chart
      const reach = isNarrow(chart) ? 7 : 9
      ctx.save()
      ctx.lineWidth = 2
      ctx.strokeStyle = '#ffffff'
      ctx.fillStyle = colour.own
      model.points.forEach(({ own }, at) => {
        if (!own) return
        const left = x.getPixelForValue(at)
        const top = y.getPixelForValue(own.value)
        ctx.beginPath()
        ctx.moveTo(left - reach, top)
        ctx.lineTo(left, top - reach)
        ctx.lineTo(left + reach, top)
        ctx.lineTo(left, top + reach)
        ctx.closePath()
        ctx.fill()
        ctx.stroke()
      })
      ctx.restore()
    },
  }
}

export function gapNotes({ model, colour, family }) {
  return {
    id: 'gapNotes',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales: { x } } = chart
      ctx.save()
      ctx.font = fontOf(chart, family)
      ctx.fillStyle = colour.muted
      ctx.textAlign = 'center'
      const write = (gaps, top) => {
        for (const { from, to, answer } of gaps) {
          const half = ctx.measureText(answer).width / 2
          const middle = (x.getPixelForValue(from) + x.getPixelForValue(to)) / 2
          ctx.fillText(answer, clamp(middle, chartArea.left + half, chartArea.right - half), top)
        }
      }
      if (model.ownName) write(runs(model.points, point => point.own ? null : point.ownNote), chartArea.bottom - 8)
      write(runs(model.points, point => point.median ? null : point.note), chartArea.bottom - 30)
      ctx.restore()
    },
  }
}

/** Names at the ends of the lines, moved apart where they would overlap, instead of a legend. */
export function lineNames({ model, colour, family }) {
  const gap = 13
  return {
    id: 'lineNames',
    beforeLayout(chart) {
      const { ctx } = chart
      ctx.save()
      ctx.font = fontOf(chart, family, 700)
      const widest = Math.max(0, ...names(model, isNarrow(chart)).map(name => ctx.measureText(name.text).width))
      ctx.restore()
      chart.options.layout.padding.right = Math.ceil(widest) + gap + 2
    },
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales: { y } } = chart
      ctx.save()
      ctx.textBaseline = 'middle'
      const placed = names(model, isNarrow(chart)).map(name => ({ ...name, top: y.getPixelForValue(name.value) }))
      for (const name of spread(placed, chartArea.bottom)) {
        ctx.font = fontOf(chart, family, name.bold ? 700 : 400)
        ctx.fillStyle = colour[name.colour]
        ctx.fillText(name.text, chartArea.right + gap, name.top + 1)
      }
      ctx.restore()
    },
  }
}

function names(model, narrow) {
  const { points } = model
  const end = (figure, long, short, colour, bold = false) => {
    const point = points.findLast(candidate => figure(candidate))
    if (!point) return null
    const { value, text } = figure(point)
    const when = point === points.at(-1) ? '' : `, ${point.short}`
    return { value, colour, bold, text: narrow ? short : `${long} ${text}${when}` }
  }
  const lowBand = ({ middleHalf: half }) => half && { value: half.lower + (half.upper - half.lower) / 10, text: half.text }
  return [
    model.target && { value: model.target.value, colour: 'ink', bold: true, text: narrow ? 'Target' : `Your target ${model.target.text}` },
    model.ownName && end(point => point.own, model.ownName, model.ownName, 'own', true),
    end(point => point.median, 'Median', 'Median', 'ink', true),
    end(point => point.national, model.nationalName, 'National', 'teal'),
    end(lowBand, 'Middle half', 'Middle half', 'muted'),
  ].filter(Boolean)
}

function spread(names, bottom) {
  const apart = 22
  names.sort((a, b) => a.top - b.top)
  for (let at = 1; at < names.length; at++) names[at].top = Math.max(names[at].top, names[at - 1].top + apart)
  for (let at = names.length - 1; at >= 0; at--) {
    const floor = at === names.length - 1 ? bottom : names[at + 1].top - apart
    names[at].top = Math.min(names[at].top, floor)
  }
  return names
}
