// The list of what was found; each finding leads to its place.
const find = id => document.getElementById(id)

const element = (tag, name, text) => {
    const made = document.createElement(tag)
    if (name) made.className = name
    made.textContent = text
    return made
}

export class Findings {
    #told = ''

    constructor(choose) {
        this.choose = choose
    }

    receive({ findings }) {
        const told = JSON.stringify(findings)
        if (told === this.#told) return
        this.#told = told
        const errors = findings.some(found => found.severity === 'error')
        find('count').textContent = findings.length
        find('count').dataset.severity = errors ? 'error' : findings.length ? 'warning' : ''
        find('none').hidden = findings.length > 0
        const focused = this.#focused()
        find('findings').replaceChildren(...findings.map(found => this.#item(found)))
        if (focused >= 0) this.#button(Math.min(focused, findings.length - 1))?.focus()
    }

    focus(found) {
        const same = [...find('findings').children].findIndex(
            item => item.querySelector('.where').textContent.startsWith(found.where),
        )
        this.#button(Math.max(same, 0))?.focus()
    }

    #item(found) {
        const item = element('li', found.severity, '')
        const button = element('button', '', '')
        button.type = 'button'
        const head = element('span', 'weight', found.severity === 'error' ? 'Error' : 'Warning')
        const where = element('span', 'where', found.page ? `${found.where} · p. ${found.page}` : found.where)
        button.append(head, where, element('span', 'message', found.message))
        button.addEventListener('click', () => this.choose(found))
        const mend = element('p', 'mend', found.mend)
        const rule = element('p', 'rule', found.rule)
        item.append(button, mend, rule)
        return item
    }

    #button(number) {
        return find('findings').children[number]?.querySelector('button')
    }

    #focused() {
        return [...find('findings').children].findIndex(item => item.contains(document.activeElement))
    }
}
