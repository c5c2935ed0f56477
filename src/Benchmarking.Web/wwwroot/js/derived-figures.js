// What the numbers of a form come to, while they are typed. The server works it out again when they are saved.

// A number as people type it, such as 1,234.5 or £12.50 or 72%; null for anything else.
export function readNumber(text) {
  const plain = text.replace(/[\u200b-\u200f\ufeff]/g, '').replace(/\u2212/g, '-').replace(/\s/g, ' ').trim()
  const parts = /^([+-]?) ?£? ?((?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?)(\.\d*)? ?%?$/.exec(plain)
  if (!parts || !/\d/.test(plain)) return null
  const value = Number((parts[2] || '0').replace(/[, ]/g, '') + (parts[3] ?? ''))
  return Number.isFinite(value) ? (parts[1] === '-' ? -value : value) : null
}

// As the site shows it: half rounded away from zero, a true minus.
export function showNumber(value, decimals) {
  const scale = 10 ** decimals
  const rounded = Math.round(Math.abs(value) * scale + 1e-9) / scale
  if (rounded === 0 && value !== 0) return null
  const digits = rounded.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return { sign: value < 0 ? '\u2212' : '', digits }
}

function words(figure, above, below) {
  const { multiplier, decimals, before, after } = figure.dataset
  if (above === null || below === null) return ''
  if (below === 0) return 'This cannot be worked out: there is nothing to divide by.'
  const shown = showNumber(above * Number(multiplier) / below, Number(decimals))
  return `That makes ${shown ? shown.sign + before + shown.digits + (after === '%' ? '%' : after) : '[low]' + (after === '%' ? '' : after)}.`
}

export function deriveFigures(form) {
  function derive() {
    for (const figure of form.querySelectorAll('[data-derived]')) {
      const part = name => {
        const box = document.getElementById(figure.dataset[name])
        return readNumber(box ? box.value : figure.dataset[`${name}Value`])
      }
      const text = words(figure, part('numerator'), part('denominator'))
      figure.textContent = text
      const line = figure.closest('.figure-group__derived')
      line.hidden = text === '' && line.querySelector('.muted') === null
    }
  }

  form.addEventListener('input', derive)
  form.addEventListener('change', derive)
}
