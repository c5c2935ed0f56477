// Warns five minutes before the session ends, so that one can go on with a press and nothing typed is lost.
// A page opened in another tab is a click too, and says so to the others.
const dialog = document.getElementById('session-warning')
const minute = 60_000
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('session') : null
const left = dialog.querySelector('[data-session-words]')
const said = dialog.querySelector('[data-session-said]')
const form = dialog.querySelector('form[method=post]')
let ends = 0

function goOn(seconds) {
  ends = Date.now() + seconds * 1000
  // Near the end of the twelve hours nothing is gained any more: whoever was told so once is left alone.
  if (seconds * 1000 > 5 * minute) {
    delete dialog.dataset.seen
    form.hidden = false
  }
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
    said.textContent = 'The session is over. Close this and send your form all the same: you will be asked to sign in, and what you typed is kept.'
  }
  if (!dialog.open && !dialog.dataset.seen) dialog.showModal()
}

function staysNoLonger(seconds) {
  ends = Date.now() + seconds * 1000
  dialog.dataset.seen = 'yes'
  form.hidden = true
  said.textContent = 'You have been signed in for nearly twelve hours, which is the longest there is. Close this and send your form before you are signed out; afterwards you will be asked to sign in, and what you typed is kept.'
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'error' })
    if (!answer.ok) throw new Error(answer.status)
    const seconds = (await answer.json()).left
    if (seconds * 1000 > 5 * minute) goOn(seconds)
    else staysNoLonger(seconds)
    tabs?.postMessage(seconds)
  } catch {
    said.textContent = 'That did not work. Send your form all the same: if you are asked to sign in, what you typed is kept.'
  }
})

// Closed by Escape or by its button: seen and not wanted; once is enough.
dialog.addEventListener('cancel', () => { dialog.dataset.seen = 'yes' })
dialog.querySelector('form[method=dialog]').addEventListener('submit', () => { dialog.dataset.seen = 'yes' })
tabs?.addEventListener('message', event => goOn(event.data))
goOn(Number(dialog.dataset.left))
tabs?.postMessage(Number(dialog.dataset.left))
setInterval(look, 10_000)
look()
