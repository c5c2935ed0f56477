import {
  createAll, Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink,
} from '/lib/govuk-frontend/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const component of [Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink]) {
  createAll(component)
}

// The account menu closes on Escape and on a press elsewhere, as people expect of a menu.
const account = document.querySelector('details.account')
if (account) {
  account.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !account.open) return
    account.open = false
    account.querySelector('summary').focus()
  })
  document.addEventListener('click', event => {
    if (!account.contains(event.target)) account.open = false
  })
}

// An error summary's link to a field in a closed part of the form must open that part.
function openAround(id) {
  for (let part = document.getElementById(id)?.closest('details'); part; part = part.parentElement.closest('details')) {
    part.open = true
  }
}
document.addEventListener('click', event => {
  const link = event.target.closest?.('.govuk-error-summary a[href^="#"]')
  if (link) openAround(link.hash.slice(1))
}, true)

// A button that copies what a field holds. Without script the field itself can be marked and copied, and there is no button.
for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.dataset.copy)
  const said = document.getElementById(`${button.dataset.copy}-copied`)
  button.hidden = false
  button.addEventListener('click', async () => {
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
      said.textContent = 'Copied.'
    } catch {
      said.textContent = 'Your browser did not let us copy. It is marked: copy it with Ctrl and C.'
    }
  })
}

// Without script there is no button: the browser's own menu prints as well.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// Shows what was typed into a box for a password, until pressed again. Without script the box stays covered.
for (const button of document.querySelectorAll('button[data-show]')) {
  const box = document.getElementById(button.dataset.show)
  button.hidden = false
  button.addEventListener('click', () => {
    const shows = box.type === 'password'
    box.type = shows ? 'text' : 'password'
    button.textContent = shows ? 'Hide' : 'Show'
    button.setAttribute('aria-label', shows ? 'Hide what you typed' : 'Show what you typed')
  })
  box.form.addEventListener('submit', () => { box.type = 'password' })
}
