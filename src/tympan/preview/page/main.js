// Hears what the preview tells and hands it to the views.
import { Book } from './book.js'
import { Findings } from './findings.js'
import { Place } from './place.js'
import { Table } from './table.js'
import { Tabs } from './tabs.js'

const find = id => document.getElementById(id)

const tabs = new Tabs()
const place = new Place({ showInPrint, showInBook })
const table = new Table(async (block, version) => {
    await place.show(block, version)
    table.keepInSight()
})
const book = new Book((block, version) => place.show(block, version))
const findings = new Findings(showFinding)

let last = null

function showInPrint(page, box) {
    tabs.choose('print')
    table.showPlace(page, box)
}

function showInBook(block, version) {
    tabs.choose('epub')
    book.showBlock(block, version)
}

function showFinding(found) {
    place.showPassage(found)
    if (found.page) showInPrint(found.page, found.box)
}

function inWords(told) {
    const number = told.findings.length
    const found = number === 0 ? 'nothing was found'
        : number === 1 ? 'one finding' : `${number} findings`
    if (told.state === 'setting') return last ? 'Setting …' : 'Setting the first pages …'
    if (told.isBroken) return `Not set: ${found}`
    return `${told.sheets.length} pages, ${found}`
}

function receive(told) {
    document.body.dataset.state = told.state
    find('said').textContent = inWords(told)
    find('title').textContent = told.title || 'tympan preview'
    document.title = told.title ? `${told.title} · tympan preview` : 'tympan preview'
    showWhy(told)
    for (const bar of document.querySelectorAll('.bar')) bar.dir = told.direction
    table.receive(told)
    place.receive(told)
    book.receive(told)
    findings.receive(told)
    if (told.state !== 'setting') last = told
}

function showWhy(told) {
    find('broken').hidden = !told.isBroken || !told.version
    if (told.isBroken && !told.version) {
        find('waiting').textContent = 'There are no pages yet: something is wrong. See the findings.'
    }
    const first = told.findings.find(found => found.severity === 'error')
    find('why').textContent = first ? `${first.where}: ${first.message}` : ''
    find('show-why').onclick = () => {
        tabs.choose('findings')
        if (first) findings.focus(first)
    }
}

function listen() {
    const events = new EventSource('events')
    events.onmessage = event => receive(JSON.parse(event.data))
    events.onerror = () => {
        document.body.dataset.state = 'away'
        find('said').textContent = 'The preview has ended. Start it again in the terminal.'
    }
}

document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest?.('select, input')) return
    // Among the tabs, arrows go from one to the next.
    if (event.target.closest?.('[role=tab]') && event.key.startsWith('Arrow')) return
    if (tabs.press(event.key)) return event.preventDefault()
    const view = tabs.looked === 'epub' ? book : table
    if (view.press(event.key)) event.preventDefault()
})

listen()
