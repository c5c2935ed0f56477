// Draws each chart from the JSON beside it and puts it in the place of the still picture.
// Should anything fail, the still picture and the table stay as they are.
import { chartSettings, heightOf } from './chart-settings.js'
import { savePicture } from './chart-picture.js'

const family = '"Atkinson Hyperlegible Next"'

async function start() {
  const figures = document.querySelectorAll('[data-chart]')
  for (const figure of figures) closeTable(figure)
  // Text on a canvas does not change when a font arrives later.
  await Promise.allSettled([document.fonts.load(`17px ${family}`), document.fonts.load(`700 17px ${family}`)])
  for (const figure of figures) draw(figure)
}

function draw(figure) {
  const model = JSON.parse(figure.querySelector('script[type="application/json"]').textContent)
  const room = figure.querySelector('.chart')
  figure.classList.add('is-drawn')
  try {
    const size = () => { room.style.height = `${heightOf(model, room.clientWidth)}px` }
    size()
    const chart = new Chart(figure.querySelector('canvas'), chartSettings(model))
    addEventListener('resize', () => {
      size()
      chart.resize()
    })
  } catch (error) {
    figure.classList.remove('is-drawn')
    throw error
  }
  const save = figure.querySelector('[data-save-picture]')
  save.hidden = false
  save.addEventListener('click', () => savePicture(model))
}

function closeTable(figure) {
  const table = figure.querySelector('details.chart-table')
  table.open = false
  let before = false
  addEventListener('beforeprint', () => {
    before = table.open
    table.open = true
  })
  addEventListener('afterprint', () => {
    table.open = before
  })
}

start()
