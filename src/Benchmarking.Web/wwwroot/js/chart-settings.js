// One entry for every kind of chart.
import { bandHeight, bandSettings } from './chart-band.js'
import { crossHeight, crossSettings } from './chart-cross.js'
import { rowsHeight, rowsSettings } from './chart-rows.js'

export function chartSettings(model, options) {
  switch (model.kind) {
    case 'rows': return rowsSettings(model, options)
    case 'cross': return crossSettings(model, options)
    default: return bandSettings(model, options)
  }
}

/** How high a chart of a width is drawn. */
export function heightOf(model, width) {
  switch (model.kind) {
    case 'rows': return rowsHeight(model, width)
    case 'cross': return crossHeight(width)
    default: return bandHeight(width)
  }
}
