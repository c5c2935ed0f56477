// Rows on one axis. The box-plot plug-in draws the middle half; it is handed whiskers of no length and no points, so
// it can show nothing else. Shared/RowsChartDrawing.cs draws the same on the server.
import { axisOf, colours, diamond, family, fontOf, isNarrow, isNarrowWidth } from './chart-look.js'

const axisHeight = 44

/** A row that has the chart to itself is given more room. */
const isLone = model => model.points.length === 1
const thicknessOf = model => isLone(model) ? 36 : 22

export function rowsHeight(model, width) {
  const row = isLone(model) ? 72 : isNarrowWidth(width) ? 60 : 44
  return lines(model).length * row + axisHeight
}

export function rowsSettings(model, { still = false } = {}) {
  const colour = colours()
  const rows = lines(model)
  const parts = { model, colour, rows }
  return {
    type: 'boxplot',
    data: { labels: rows.map((row, at) => `${at}`), datasets: datasets(model, rows, colour) },
    options: {
      animation: false,
      responsive: !still,
      maintainAspectRatio: false,
      indexAxis: 'y',
      events: [], // every figure is written at the end of its row and in the table
      layout: { padding: { top: 0 } },
      scales: {
        x: axisOf(model.axis, colour),
        y: { type: 'category', display: false, offset: true },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
    plugins: [room(parts), withheld(parts), marks(parts), words(parts)],
  }
}

/** Rows from the top, with a line of its own for the name of each set. */
function lines(model) {
  return model.points.flatMap((point, at) =>
    [...(point.group ? [{ heading: point.group, note: point.groupNote }] : []), { point, end: model.ends[at] }])
}

function datasets(model, rows, colour) {
  const box = ({ point }) => point?.middleHalf && point.median
    ? {
        q1: point.middleHalf.lower, median: point.median.value, q3: point.middleHalf.upper,
        min: point.middleHalf.lower, max: point.middleHalf.upper,
        whiskerMin: point.middleHalf.lower, whiskerMax: point.middleHalf.upper, items: [], outliers: [],
      }
    : null
  const all = [{
    label: 'Middle half', data: rows.map(box), backgroundColor: colour.band, borderColor: colour.band, borderWidth: 2,
    medianColor: colour.ink, meanRadius: 0, itemRadius: 0, outlierRadius: 0, grouped: false, barThickness: thicknessOf(model), order: 2,
  }]
  if (model.ownName && model.ownAsBar) {
    all.push({
      type: 'bar', label: model.ownName, data: rows.map(({ point }) => point?.own?.value ?? null),
      backgroundColor: colour.own, grouped: false, barThickness: 8, order: 1,
    })
  }
  return all
}

/** Room for the names before the rows and for the words after them. */
function room({ rows }) {
  return {
    id: 'room',
    beforeLayout(chart) {
      const { ctx, options: { layout: { padding } } } = chart
      const widest = texts => Math.ceil(Math.max(0, ...texts.map(text => ctx.measureText(text ?? '').width)))
      const narrow = isNarrow(chart)
      ctx.save()
      ctx.font = fontOf(chart, family)
      padding.left = narrow ? 16 : widest(rows.map(row => row.point?.name)) + 16
      padding.right = narrow ? 16 : widest(rows.map(row => row.end)) + 32
      ctx.restore()
    },
  }
}

/** A row without a benchmark is hatched from end to end, whatever lies behind it. */
function withheld({ rows, colour }) {
  return {
    id: 'withheld',
    beforeDatasetsDraw({ ctx, chartArea: { left, right }, scales: { y } }) {
      ctx.save()
      ctx.strokeStyle = colour.rule
      ctx.lineWidth = 1
      ctx.beginPath()
      rows.forEach(({ point }, at) => {
        if (!point || point.median) return
        const middle = y.getPixelForValue(at)
        for (let from = left; from < right; from += 6) {
          const reach = Math.min(12, right - from)
          ctx.moveTo(from, middle + 6)
          ctx.lineTo(from + reach, middle + 6 - reach)
        }
      })
      ctx.stroke()
      ctx.restore()
    },
  }
}

/** Medians, also those without a box round them, and the own diamonds. */
function marks({ model, rows, colour }) {
  return {
    id: 'marks',
    afterDatasetsDraw(chart) {
      const { ctx, scales: { x, y } } = chart
      const reach = thicknessOf(model) / 2 + 4
      rows.forEach(({ point }, at) => {
        if (!point) return
        const middle = y.getPixelForValue(at)
        if (point.median) median(ctx, x.getPixelForValue(point.median.value), middle, reach, point.smallN, colour)
        if (model.ownName && point.own) {
          diamond(ctx, x.getPixelForValue(point.own.value), middle, isNarrow(chart) ? 8 : 9, colour.own, point.isBase)
        }
      })
    },
  }
}

function median(ctx, left, middle, reach, small, colour) {
  ctx.save()
  ctx.fillStyle = colour.ink
  ctx.fillRect(left - 1.5, middle - reach, 3, 2 * reach)
  if (small) {
    ctx.beginPath()
    ctx.arc(left, middle - reach, 4, 0, 2 * Math.PI)
    ctx.fillStyle = '#ffffff'
    ctx.strokeStyle = colour.ink
    ctx.lineWidth = 2
    ctx.fill()
    ctx.stroke()
  }
  ctx.restore()
}

/** On a phone the name stands above its row, and the figures in the table alone. */
function words({ model, rows, colour }) {
  const lone = isLone(model)
  return {
    id: 'words',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: { left, right }, scales: { y } } = chart
      const narrow = isNarrow(chart)
      ctx.save()
      ctx.textBaseline = 'middle'
      rows.forEach(({ heading, note, point, end }, at) => {
        const middle = y.getPixelForValue(at)
        ctx.textAlign = 'left'
        if (heading) {
          ctx.font = fontOf(chart, family, 700)
          ctx.fillStyle = colour.ink
          ctx.fillText(heading, narrow ? left : 0, middle + 8)
          const after = ctx.measureText(heading).width + 10
          ctx.font = fontOf(chart, family)
          ctx.fillStyle = colour.muted
          if (note && !narrow) ctx.fillText(note, after, middle + 8)
          return
        }
        ctx.font = fontOf(chart, family)
        ctx.fillStyle = colour.ink
        if (narrow) {
          ctx.fillText(point.name, left, middle - (lone ? 31 : 27))
          return
        }
        ctx.fillStyle = colour.muted
        ctx.fillText(end, right + 16, middle + 1)
        ctx.fillStyle = colour.ink
        ctx.textAlign = 'right'
        ctx.fillText(point.name, left - 16, middle + 1)
      })
      ctx.restore()
    },
  }
}
