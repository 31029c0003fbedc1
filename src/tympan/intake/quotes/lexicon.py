"""Words that editors' choices go by, where a small list of them is enough; data, for `score`."""

from collections.abc import Mapping


def _words(table: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in table.items()}


# People who speak of themselves and to us.
PERSONAL = _words(
    {
        "en": "i me my mine myself we us our ours you your yours i’m i’ve i’d i’ll we’re we’ve "
        "we’d we’ll you’re you’ve you’ll",
        "fr": "je j me moi mon ma mes nous notre nos vous votre vos tu te toi",
        "de": "ich mich mir mein meine meinen meiner wir uns unser unsere du dich dir sie ihr",
        "es": "yo me mí mi mis nosotros nos nuestro nuestra tú te tu usted ustedes",
        "it": "io mi me mio mia miei noi ci nostro nostra tu ti tuo voi",
        "pt": "eu me mim meu minha nós nos nosso nossa você vocês tu",
        "ko": "나는 나도 내가 나를 내 저는 제가 제 저도 우리 우리는 우리가",
        "ja": "私 僕 俺 私たち あなた",
        "zh": "我 我们 我們 你 你们",
        "he": "אני אנחנו שלי שלנו אתה את",
        "ar": "أنا نحن لي لنا أنت",
    }
)

# Words for what cannot be touched: abstract sentences win.
ABSTRACT = _words(
    {
        "en": "truth love life death fear hope faith freedom time memory dream dreams meaning "
        "future past world art work story stories people person human heart soul mind idea ideas "
        "power change beauty beautiful cruel pain joy shame anger trust courage silence language "
        "belief wish possible impossible history justice chance choice reason value "
        "happy lonely free alive lost alone passion danger wisdom luck",
        "fr": "vérité amour vie mort peur espoir liberté temps mémoire rêve monde art histoire "
        "cœur âme idée pouvoir beauté douleur joie honte colère silence langue croire sentir",
        "de": "wahrheit liebe leben tod angst hoffnung freiheit zeit erinnerung traum welt kunst "
        "geschichte herz seele idee macht schönheit schmerz freude scham wut stille sprache",
        "es": "verdad amor vida muerte miedo esperanza libertad tiempo memoria sueño mundo arte "
        "historia corazón alma idea poder belleza dolor alegría vergüenza silencio lengua",
    }
)
ABSTRACT_ENDINGS = {
    "en": ("tion", "sion", "ness", "ity", "ment", "ism", "ship", "hood", "ance", "ence", "dom"),
    "fr": ("tion", "sion", "té", "isme", "ance", "ence", "esse"),
    "de": ("ung", "heit", "keit", "schaft", "tum", "ismus"),
    "es": ("ción", "sión", "dad", "ismo", "ancia", "encia", "eza"),
}

# Words that turn or drive a thought to its end.
STRONG = _words(
    {
        "en": "never nothing nobody always everything everybody everyone only even not no don’t "
        "can’t won’t couldn’t isn’t wasn’t yet still more than like most must should if when until "
        "without because again away best worst last",
        "fr": "jamais rien personne toujours tout seul même pas non ne plus si parce",
        "de": "nie niemals nichts niemand immer alles nur sogar nicht kein keine mehr wenn weil",
        "es": "nunca nada nadie siempre todo sólo solo incluso no más si porque",
    }
)

# Openings that lean on what came before, greetings, and words that only hold the floor.
LEANING = _words(
    {
        "en": "he she it they him her them his its their this that these those there here such "
        "and but or so then also because which who whom yes yeah no nope well okay ok oh ah hmm "
        "um uh er right sure exactly absolutely definitely actually hi hello hey thanks thank "
        "welcome sorry same another neither both he’s she’s it’s they’re they’ve that’s there’s "
        "here’s it’d it’ll he’d she’d they’d again anyway otherwise however therefore plus too "
        "second third secondly finally first firstly next mr mrs",
        "fr": "il elle ils elles ce cela ça ceci cette ces celui celle et mais ou donc puis alors "
        "aussi oui non bon ben eh oh merci bonjour c’est c’était",
        "de": "er sie es ihn ihm dies diese dieser das dieses jene und aber oder also dann auch "
        "ja nein doch nun tja hm danke hallo da damit deshalb deswegen denn",
        "es": "él ella ellos ellas eso esto ese esta este esa aquello y pero o entonces también "
        "sí no bueno pues ah gracias hola luego",
        "it": "lui lei loro questo quello ciò e ma o quindi allora anche sì no beh grazie ciao",
        "pt": "ele ela eles elas isso isto esse esta este essa e mas ou então também sim não bom",
        "ko": "그 그는 그녀는 그건 그것은 그게 이건 이것은 그래서 그리고 그런데 하지만 네 예 "
        "아니요 아니 음 글쎄",
        "ja": "それ これ あれ その この あの そして しかし だから でも はい いいえ ええ まあ",
        "zh": "他 她 它 他们 这 那 这个 那个 但是 所以 然后 因为 是的 对 不是 嗯",
        "he": "הוא היא הם זה זאת אבל אז כן לא ו",
        "ar": "هو هي هم هذا هذه لكن ثم نعم لا و",
    }
)
FILLERS = _words(
    {
        "en": "um uh er hmm mm-hmm mhm basically literally kinda sorta gonna yeah okay ok",
        "fr": "euh ben hein voilà quoi",
        "de": "äh ähm halt quasi sozusagen",
        "es": "eh este bueno pues o sea",
    }
)
# What takes a statement back while it is made, and what only fills it.
HEDGES = {
    "en": r"\bI don’t (?:know|remember|recall)\b|\bnot sure\b|\bI (?:guess|suppose|mean)\b"
    r"|\byou (?:know|see)\b|\bI would say\b|\bmaybe\b|\bprobably\b|\bsort of\b|\bkind of\b",
    "fr": r"\bje (?:ne )?sais pas\b|\bpeut-être\b|\btu vois\b|\bvous savez\b",
    "de": r"\bich weiß (?:es )?nicht\b|\bvielleicht\b|\birgendwie\b|\bwissen Sie\b",
    "es": r"\bno (?:lo )?sé\b|\bquizás?\b|\btal vez\b|\bo sea\b",
}
# What only tells what happened when; a pull quote says what it meant.
EVENTS = {
    "en": r"^(?:Once|After|Before|When|As|While) (?:I|we)(?: was| were)? |\bthere ha[ds] been\b"
    r"|^I (?:got|went|came|started|began|grew|have been|had been|’ve been)\b|^Since then\b",
    "fr": r"^(?:Quand|Après|Avant|Lorsque) (?:j’|je|nous)\b",
    "de": r"^(?:Als|Nachdem|Bevor) (?:ich|wir)\b",
    "es": r"^(?:Cuando|Después|Antes) (?:yo|nosotros|era|estaba)\b",
}
# Korean and the languages without spaces have no words to compare by: their beginnings.
BEGINNINGS = ("ja", "zh")
