// Reads a calendar as ical.js does and fails when an entry lacks what a calendar shows and rings for.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const [file, modules] = process.argv.slice(2)
const ICAL = (await import(createRequire(modules + '/').resolve('ical.js'))).default
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(file, 'utf8')))
const events = calendar.getAllSubcomponents('vevent')
const uids = new Set()
for (const component of events) {
  const event = new ICAL.Event(component)
  const alarms = component.getAllSubcomponents('valarm').map((a) => a.getFirstPropertyValue('trigger').toSeconds())
  if (!event.uid || !event.summary || !event.startDate || alarms.length === 0 || alarms.some((s) => s >= 0)) {
    throw new Error(`an entry is not complete: ${component}`)
  }
  uids.add(event.uid)
}
if (events.length < 3 || uids.size !== events.length) {
  throw new Error(`${events.length} entries, ${uids.size} different ones`)
}
console.log(`ical.js: ${events.length} entries`)
