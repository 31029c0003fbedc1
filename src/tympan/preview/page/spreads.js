// Which pages lie open together, and in which order the eye sees them.

/** The pages of each spread, by number; 0 is no page. The first lies alone, where a book opens. */
export function spreadsOf(count, direction, isAlone) {
    if (isAlone) return Array.from({ length: count }, (_, index) => [index + 1])
    const spreads = []
    for (let left = 0; left <= count; left += 2) {
        const pair = [left, left + 1 <= count ? left + 1 : 0]
        if (pair[0] || pair[1]) spreads.push(direction === 'rtl' ? pair.reverse() : pair)
    }
    return spreads
}

/** The number of the spread that has a page. */
export function spreadWith(spreads, page) {
    return Math.max(0, spreads.findIndex(pages => pages.includes(page)))
}
