import { colours, family } from './chart-look.js'
import { chartSettings, heightOf } from './chart-settings.js'

const width = 1200
const margin = 44

/** Saves the chart as a PNG of its own that still says what it shows, where that is from, and whether it is made up. */
export async function savePicture(model) {
  const colour = colours()
  const pen = document.createElement('canvas').getContext('2d')
  const title = wrapped(pen, model.title, `700 30px ${family}`)
  const name = model.figure === model.title ? [] : wrapped(pen, model.figure, `400 18px ${family}`)
  const facts = model.facts.map(fact => `${fact.label}: ${fact.text}`).join('. ')
  const foot = [model.key, facts && `${facts}.`, model.source, document.querySelector('.demonstration')?.textContent.trim()]
    .filter(Boolean).flatMap(line => wrapped(pen, line, `400 16px ${family}`))
  const chartHeight = heightOf(model, width - 2 * margin)
  const top = margin + title.length * 38 + name.length * 26 + 20
  const picture = document.createElement('canvas')
  picture.width = width * 2
  picture.height = (top + chartHeight + 20 + foot.length * 24 + margin) * 2
  const page = picture.getContext('2d')
  page.scale(2, 2)
  page.fillStyle = '#ffffff'
  page.fillRect(0, 0, picture.width, picture.height)
  page.textBaseline = 'top'
  write(page, title, `700 30px ${family}`, colour.ink, margin, 38)
  write(page, name, `400 18px ${family}`, colour.muted, margin + title.length * 38, 26)
  page.drawImage(drawn(model, chartHeight), margin, top, width - 2 * margin, chartHeight)
  write(page, foot, `400 16px ${family}`, colour.muted, top + chartHeight + 20, 24)
  picture.toBlob(blob => download(blob, `${model.id}.png`))
}

function drawn(model, chartHeight) {
  const canvas = document.createElement('canvas')
  canvas.width = width - 2 * margin
  canvas.height = chartHeight
  const settings = chartSettings(model, { still: true })
  settings.options.devicePixelRatio = 2
  const chart = new Chart(canvas, settings)
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d').drawImage(canvas, 0, 0)
  chart.destroy()
  return copy
}

function write(page, lines, font, fill, top, step) {
  page.font = font
  page.fillStyle = fill
  lines.forEach((line, at) => page.fillText(line, margin, top + at * step))
}

function wrapped(pen, text, font) {
  pen.font = font
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word
    if (lines.at(-1) && pen.measureText(longer).width > width - 2 * margin) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

function download(blob, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
