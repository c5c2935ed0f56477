// Keeps a return's form safe while somebody types. Without it the Save button does all that matters.
import { deriveFigures } from './derived-figures.js'
import { carrySurveys } from './carried-surveys.js'

const every = 20000
const notTyped = ['Version', 'Opened', '__RequestVerificationToken']

function keepSafe(form) {
  const state = form.querySelector('[data-draft-state]')
  const back = form.querySelector('[data-leave]')
  let kept = typed()
  let running = null
  let lost = false
  let stopped = false
  let leaving = false

  function typed() {
    const fields = new FormData(form)
    notTyped.forEach(name => fields.delete(name))
    return new URLSearchParams(fields).toString()
  }

  // Only a change is read out.
  function say(words) {
    if (state.textContent !== words) state.textContent = words
  }

  function stop(words) {
    stopped = true
    say(words)
  }

  async function send() {
    const sending = typed()
    try {
      const answer = await fetch(form.dataset.returnForm, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: 'application/json' },
        keepalive: true,
      })
      lost = false
      if (answer.ok) {
        const saved = await answer.json()
        form.elements.Version.value = saved.version
        form.elements.Opened.value = saved.opened
        kept = sending
        say(`Saved at ${saved.at}`)
      } else if (answer.status === 401) {
        stop('Your session has ended. What you typed is still here: press Save and sign in, and nothing is lost.')
      } else if (answer.status === 409) {
        stop((await answer.json()).message)
      } else {
        stop('This could not be saved by itself just now. What you typed is still here: press Save.')
      }
    } catch {
      lost = true
      say('No connection. What you type stays on this page and is saved once the connection is back.')
    }
  }

  // One at a time: each save must know the version that the one before it made.
  async function save() {
    while (running) await running
    if (stopped || leaving || typed() === kept) return
    running = send().finally(() => { running = null })
    await running
  }

  setInterval(save, every)
  addEventListener('online', save)
  addEventListener('pagehide', save)
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save() })
  // A page out of the browser's own store may know an older version than the one it saved last.
  addEventListener('pageshow', event => { if (event.persisted) location.reload() })

  form.addEventListener('submit', async event => {
    if (leaving) return
    leaving = running === null && !lost && navigator.onLine
    if (leaving) return
    // Sent now, the form would meet its own save, or an error page in place of what was typed.
    event.preventDefault()
    lost = false
    await save()
    if (lost) return
    leaving = true
    form.requestSubmit()
  })

  // With everything saved there is no leaving without it; the browser's own ways out stay open.
  back.textContent = 'Back to the return'
  back.addEventListener('click', async event => {
    event.preventDefault()
    lost = false
    await save()
    // What could not be saved keeps its page in front.
    if (lost || stopped) return
    leaving = true
    location.assign(back.href)
  })
}

for (const form of document.querySelectorAll('form[data-return-form]')) {
  deriveFigures(form)
  carrySurveys(form)
  keepSafe(form)
}
