// Warns five minutes before the session ends, so that one can go on with a press and nothing typed is lost.
// A page opened in another tab is a click too, and says so to the others.
const dialog = document.getElementById('session-warning')
const minute = 60_000
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('session') : null
const left = dialog.querySelector('[data-session-words]')
const said = dialog.querySelector('[data-session-said]')
const form = dialog.querySelector('form')
let ends = 0

function goOn(seconds) {
  ends = Date.now() + seconds * 1000
  delete dialog.dataset.seen
  said.textContent = ''
  if (dialog.open) dialog.close()
}

function look() {
  const rest = ends - Date.now()
  if (rest > 5 * minute) return
  if (rest > 0) {
    const minutes = Math.ceil(rest / minute)
    left.textContent = minutes === 1 ? 'within a minute' : `in ${minutes} minutes`
  } else if (!form.hidden) {
    left.textContent = 'now'
    form.hidden = true
    said.textContent = 'The session is over. Close this with Escape and send your form all the same: you will be asked to sign in, and what you typed is kept.'
  }
  if (!dialog.open && !dialog.dataset.seen) dialog.showModal()
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'error' })
    if (!answer.ok) throw new Error(answer.status)
    const seconds = (await answer.json()).left
    goOn(seconds)
    tabs?.postMessage(seconds)
  } catch {
    said.textContent = 'That did not work. Send your form all the same: if you are asked to sign in, what you typed is kept.'
  }
})

// Closed by Escape: seen and not wanted; once is enough.
dialog.addEventListener('cancel', () => { dialog.dataset.seen = 'yes' })
tabs?.addEventListener('message', event => goOn(event.data))
goOn(Number(dialog.dataset.left))
tabs?.postMessage(Number(dialog.dataset.left))
setInterval(look, 10_000)
look()
