// Where something was written: file and line, the lines around it, and the ways to it.
import { blockNow } from './block.js'

const find = id => document.getElementById(`place${id ? '-' : ''}${id}`)

export class Place {
    #block = null

    constructor({ showInPrint, showInBook }) {
        document.getElementById('copy').onclick = () => this.#copy()
        document.getElementById('put-away').onclick = () => this.#putAway()
        document.getElementById('to-print').onclick = () => showInPrint(this.#block.pages[0], this.#block.id)
        document.getElementById('to-epub').onclick = () => showInBook(this.#block.id, this.#block.version)
    }

    async show(name, version) {
        const block = await blockNow(name, version)
        if (!block) return
        this.#tell(block)
        find('').scrollIntoView({ block: 'nearest' })
    }

    /** Tell the same block anew when there are other pages. */
    async receive(told) {
        const block = this.#block
        if (!block || block.version === told.version) return
        const now = await blockNow(block.id, block.version)
        if (now && block === this.#block) this.#tell(now)
    }

    #tell(block) {
        this.showPassage(block)
        this.#block = block
        document.getElementById('to-print').hidden = !block.pages.length
        document.getElementById('to-epub').hidden = false
        find('words').textContent = block.words
        this.#measure()
    }

    showPassage(told) {
        this.#block = null
        find('').hidden = false
        for (const way of ['to-print', 'to-epub']) document.getElementById(way).hidden = true
        document.getElementById('copy').textContent = 'Copy'
        find('words').textContent = ''
        find('where').textContent = told.where
        const editor = document.getElementById('editor')
        editor.hidden = !told.editor
        editor.href = told.editor || '#'
        find('lines').replaceChildren(...told.lines.map(([number, words]) => {
            const line = document.createElement('li')
            line.setAttribute('value', number)
            const text = document.createElement('span')
            text.textContent = words || ' '
            line.append(text)
            if (number === told.line) {
                line.setAttribute('aria-current', 'true')
                markWord(text, told.column)
            }
            return line
        }))
        this.#measure()
    }

    /** Tell how much of the screen it takes, so that what it is about is not behind it. */
    #measure() {
        document.body.style.setProperty('--sheet', `${find('').offsetHeight}px`)
    }

    async #copy() {
        const button = document.getElementById('copy')
        try {
            await navigator.clipboard.writeText(find('where').textContent)
            button.textContent = 'Copied'
        } catch {
            getSelection().selectAllChildren(find('where'))
            button.textContent = 'Selected: now copy'
        }
    }

    #putAway() {
        this.#block = null
        find('').hidden = true
        this.#measure()
        document.getElementById('views').focus()
    }
}

/** Mark the word that begins at a column; at the first one the whole line is meant. */
function markWord(element, column) {
    const characters = [...element.textContent]
    if (column < 2 || column > characters.length) return
    const before = characters.slice(0, column - 1).join('')
    const [word] = characters.slice(column - 1).join('').match(/^\S+|^\s/u)
    const mark = document.createElement('mark')
    mark.textContent = word
    element.replaceChildren(before, mark, element.textContent.slice(before.length + word.length))
}
