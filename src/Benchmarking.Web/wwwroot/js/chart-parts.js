// The parts of a band chart that Chart.js does not have: the band, diamonds, words in gaps, names at the ends of lines.
// Shared/BandChartDrawing.cs draws the same on the server.

import { clamp, diamond, fontOf, isNarrow } from './chart-look.js'

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
    beforeDatasetsDraw(chart) {
      const { ctx } = chart
      ctx.save()
      ctx.fillStyle = colour.band
      for (const path of areas(model, chart, point => point.middleHalf)) ctx.fill(path)
      ctx.restore()
    },
  }
}

/** The national middle half: an outline, so that it cannot be taken for the members' band. */
export function nationalBand({ model, colour }) {
  return {
    id: 'nationalBand',
    beforeDatasetsDraw(chart) {
      const { ctx } = chart
      ctx.save()
      ctx.strokeStyle = colour.teal
      ctx.lineWidth = 1.5
      ctx.setLineDash([3, 4])
      for (const path of areas(model, chart, point => point.nationalHalf)) ctx.stroke(path)
      ctx.restore()
    },
  }
}

/** One closed shape for each run of periods that have the two edges. */
function areas(model, { scales: { x, y } }, halfOf) {
  return runs(model.points, point => halfOf(point) ? true : null).map(({ from, to }) => {
    const spread = from === to ? 8 : 0 // a lone period becomes a narrow bar
    const edge = []
    for (let at = from; at <= to; at++) edge.push({ left: x.getPixelForValue(at), half: halfOf(model.points[at]) })
    const path = new Path2D()
    path.moveTo(edge[0].left - spread, y.getPixelForValue(edge[0].half.upper))
    for (const { left, half } of edge) path.lineTo(left + spread, y.getPixelForValue(half.upper))
    for (const { left, half } of edge.reverse()) path.lineTo(left + spread, y.getPixelForValue(half.lower))
    path.lineTo(edge.at(-1).left - spread, y.getPixelForValue(edge.at(-1).half.lower))
    path.closePath()
    return path
  })
}

/** A median of few members is a hollow circle on its line. */
export function smallPoints({ model, colour }) {
  return {
    id: 'smallPoints',
    afterDatasetsDraw({ ctx, scales: { x, y } }) {
      ctx.save()
      ctx.fillStyle = '#ffffff'
      ctx.strokeStyle = colour.ink
      ctx.lineWidth = 2.5
      model.points.forEach(({ smallN, median }, at) => {
        if (!smallN || !median) return
        ctx.beginPath()
        ctx.arc(x.getPixelForValue(at), y.getPixelForValue(median.value), 5, 0, 2 * Math.PI)
        ctx.fill()
        ctx.stroke()
      })
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
      model.points.forEach(({ own }, at) => {
        if (own) diamond(ctx, x.getPixelForValue(at), y.getPixelForValue(own.value), reach, colour.own)
      })
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
      ctx.strokeStyle = '#ffffff'
      ctx.lineWidth = 4
      ctx.lineJoin = 'round'
      ctx.textAlign = 'center'
      const write = (gaps, top) => {
        for (const { from, to, answer } of gaps) {
          const half = ctx.measureText(answer).width / 2
          const middle = (x.getPixelForValue(from) + x.getPixelForValue(to)) / 2
          const left = clamp(middle, chartArea.left + half, chartArea.right - half)
          ctx.strokeText(answer, left, top) // a white rim, where a line runs behind
          ctx.fillText(answer, left, top)
        }
      }
      if (model.ownName) write(runs(model.points, point => point.own ? null : point.ownNote), chartArea.bottom - 8)
      write(runs(model.points, point => point.median || !point.note ? null : [point.symbol, point.note].filter(Boolean).join(' ')), chartArea.bottom - 30)
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
    national(points, narrow),
    end(lowBand, 'Middle half', 'Middle half', 'muted'),
  ].filter(Boolean)
}

/** Of a year, not of a quarter: it says which year. */
function national(points, narrow) {
  const point = points.findLast(candidate => candidate.national)
  if (!point) return null
  const { value, text } = point.national
  return { value, colour: 'teal', text: narrow ? 'National' : `National ${text}, ${point.nationalYear}` }
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
