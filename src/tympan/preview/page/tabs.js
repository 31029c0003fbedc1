// The three tabs. Where there is room, the findings stand beside the pages whichever is chosen.
const NAMES = ['print', 'epub', 'findings']

export class Tabs {
    chosen = 'print'
    looked = 'print'

    constructor() {
        this.wide = matchMedia('(min-width: 960px)')
        for (const name of NAMES) {
            const tab = this.#tab(name)
            tab.addEventListener('click', () => this.choose(name))
            tab.addEventListener('keydown', event => this.#move(event, name))
        }
        this.wide.addEventListener('change', () => this.choose(this.chosen))
        this.choose('print')
    }

    choose(name) {
        this.chosen = name
        // With the findings beside it, what was looked at before stays on the table.
        if (name !== 'findings') this.looked = name
        const isWide = this.wide.matches
        const selected = isWide ? this.looked : name
        document.body.dataset.view = selected
        const side = this.#view('findings')
        side.setAttribute('role', isWide ? 'complementary' : 'tabpanel')
        side.setAttribute('aria-labelledby', isWide ? 'findings-title' : 'tab-findings')
        this.#tab('findings').hidden = isWide
        for (const each of NAMES) {
            const tab = this.#tab(each)
            tab.setAttribute('aria-selected', String(each === selected))
            tab.tabIndex = each === selected ? 0 : -1
            this.#view(each).hidden = each !== selected && !(isWide && each === 'findings')
        }
    }

    press(key) {
        const name = NAMES[Number(key) - 1]
        if (!name) return false
        this.choose(name)
        const tab = this.#tab(name)
        if (tab.hidden) document.getElementById('findings-title').focus()
        else tab.focus()
        return true
    }

    #view(name) {
        return document.getElementById(`view-${name}`)
    }

    #tab(name) {
        return document.getElementById(`tab-${name}`)
    }

    #move(event, name) {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
        if (!step) return
        event.preventDefault()
        const there = NAMES.filter(each => !this.#tab(each).hidden)
        const next = there[(there.indexOf(name) + step + there.length) % there.length]
        this.choose(next)
        this.#tab(next).focus()
    }
}
