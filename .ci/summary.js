// Adds up the test results (.trx) of a folder: failed and skipped tests by name, then one line of totals.
// Ends with 1 when a test failed, or when none was run.
'use strict'
const fs = require('fs')
const path = require('path')

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const character = (match, name) =>
  name[0] === '#'
    ? String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10))
    : entities[name] ?? match
const text = xml => xml.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, character)
const inside = (xml, tag) => text(xml.match(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`))?.[1] ?? '').trim()
const indented = message => message.replace(/^/gm, '    ')

const total = { Passed: 0, Failed: 0, NotExecuted: 0 }
const failures = []
const skips = new Map()
const folder = process.argv[2]
for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.trx')).sort()) {
  const xml = fs.readFileSync(path.join(folder, file), 'utf8')
  // A result without output closes itself; one with output holds it up to its end tag.
  for (const [result, attributes] of xml.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>[\s\S]*?<\/UnitTestResult>)/g)) {
    const outcome = attributes.match(/\boutcome="(\w+)"/)?.[1]
    const name = text(attributes.match(/\btestName="([^"]*)"/)[1])
    const kind = outcome in total ? outcome : 'Failed'
    total[kind]++
    if (kind === 'Failed') failures.push(`failed: ${name}\n${indented(inside(result, 'Message') + '\n' + inside(result, 'StackTrace'))}`)
    if (kind === 'NotExecuted') {
      const reason = inside(result, 'Message') || inside(result, 'StdOut') || 'no reason given'
      skips.set(reason, [...(skips.get(reason) ?? []), name])
    }
  }
  // What broke outside any test (a fixture, the host) fails the run too.
  if (/<ResultSummary outcome="(Failed|Aborted|Error)"/.test(xml) && !/outcome="Failed"/.test(xml.split('<ResultSummary')[0])) {
    total.Failed++
    failures.push(`failed: ${file.replace(/\.trx$/, '')} as a whole\n${indented(inside(xml, 'Text'))}`)
  }
}

for (const [reason, names] of skips) console.log(`skipped (${names.length}): ${reason}`)
for (const failure of failures) console.log(failure)
console.log(`${total.Passed} passed, ${total.Failed} failed, ${total.NotExecuted} skipped`)
process.exit(total.Failed > 0 || total.Passed === 0 ? 1 : 0)
