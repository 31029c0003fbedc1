// Where something was written: file and line, the lines around it, and the ways to it.
const find = id => document.getElementById(`place${id ? '-' : ''}${id}`)

export class Place {
    #block = ''
    #pages = []

    constructor({ showInPrint, showInBook }) {
        document.getElementById('copy').onclick = () => this.#copy()
        document.getElementById('put-away').onclick = () => this.#putAway()
        document.getElementById('to-print').onclick = () => showInPrint(this.#pages[0], this.#block)
        document.getElementById('to-epub').onclick = () => showInBook(this.#block)
    }

    async show(block) {
        const answer = await fetch(`blocks/${encodeURIComponent(block)}`)
        if (!answer.ok) return
        const told = await answer.json()
        this.showPassage(told)
        this.#block = block
        this.#pages = told.pages
        document.getElementById('to-print').hidden = !told.pages.length
        document.getElementById('to-epub').hidden = false
        find('words').textContent = told.words
        find('').scrollIntoView({ block: 'nearest' })
        this.#measure()
    }

    showPassage(told) {
        this.#block = ''
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
